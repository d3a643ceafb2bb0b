// Runs before the first paint, so that a chosen theme never flashes; a file of its own because no inline script may run.
;(function () {
  try {
    var theme = localStorage.getItem('carryover.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {
    // Storage is closed: the theme of the system holds.
  }
})()
