/** Ctrl-C, a polite kill and a closed terminal end the work in order; a second one ends it at once. */

/** Aborted at the first signal. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130)
      controller.abort(new Error('Interrupted.'))
    })
  }
  return controller.signal
}
