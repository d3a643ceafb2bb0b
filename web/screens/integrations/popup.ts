/** The window of the provider's sign-in. */
export interface Popup {
  goTo(url: string): void
  /** True as well when the provider's page has cut the tie between the windows. */
  isClosed(): boolean
  close(): void
}

const WIDTH_PX = 620
const HEIGHT_PX = 760

/** Undefined when the browser does not allow it. The name makes a second click show the same window again. */
export function openPopup(name: string, url = 'about:blank'): Popup | undefined {
  const left = Math.max(0, window.screenX + (window.outerWidth - WIDTH_PX) / 2)
  const top = Math.max(0, window.screenY + (window.outerHeight - HEIGHT_PX) / 3)
  const place = `popup,width=${WIDTH_PX},height=${HEIGHT_PX},left=${left},top=${top}`
  const opened = window.open(url, `carryover-${name}`, place)
  if (!opened || opened.closed) return undefined
  opened.focus()
  return {
    goTo: (address) => opened.location.replace(address),
    isClosed: () => opened.closed,
    close: () => opened.close(),
  }
}

/** Where this browser says that it has blocked a window. */
export function unblockingSteps(agent: string = navigator.userAgent): string {
  if (/Firefox\//.test(agent)) {
    return 'Firefox shows a yellow bar at the top: choose Options, then Allow pop-ups for this site.'
  }
  if (/Edg\//.test(agent)) {
    return 'Edge shows a blocked window at the right of the address bar: open it and choose Always allow.'
  }
  if (/Chrome\//.test(agent)) {
    return 'Chrome shows a blocked window at the right of the address bar: open it and choose Always allow.'
  }
  if (/Safari\//.test(agent)) {
    return 'In Safari open Settings, Websites, Pop-up Windows, and allow them for this site.'
  }
  return 'Look for a sign of a blocked window near the address bar, and allow windows for this site.'
}
