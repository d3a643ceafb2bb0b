/** Headers that keep our pages from being framed, sniffed, or made to run what is not ours. */
import type { FastifyHelmetOptions } from '@fastify/helmet'

export function securityHeaders(baseUrl: string): FastifyHelmetOptions {
  const isHttps = baseUrl.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Dialogs and lists of the pages set styles as they open.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The window in which people sign in at Gong must still be ours to close.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    hsts: isHttps && { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  }
}
