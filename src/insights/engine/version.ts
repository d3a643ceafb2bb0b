/** Names the weights: another one reads all calls again. */
export const ENGINE_VERSION = 'draft'
