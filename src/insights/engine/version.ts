/** Which weights read: others read all calls again. */
import learned from './weights-version.json' with { type: 'json' }

export const ENGINE_VERSION = learned.version
