/** Ctrl-C, a polite kill and a closed terminal end the work in order; a second one ends it at once. */

/** npm and an older Node that started us pass on what the terminal has sent to us already: that is no second one. */
const ECHO_MS = 1_000

/** Aborted at the first signal. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController()
  let firstMs = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!controller.signal.aborted) {
        firstMs = performance.now()
        controller.abort(new Error('Interrupted.'))
      } else if (performance.now() - firstMs > ECHO_MS) process.exit(130)
    })
  }
  return controller.signal
}
