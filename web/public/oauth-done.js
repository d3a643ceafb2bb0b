// The last page of a sign-in at Gong or Google: tells the window that waits, and closes. Two ways, because a policy of
// the provider's pages (COOP) may have cut the tie to the opener; the server is asked as well.
;(function () {
  var attempt = new URLSearchParams(location.search).get('attempt')
  if (attempt) {
    var channel = new BroadcastChannel('carryover-oauth')
    channel.postMessage({ attempt: attempt })
    channel.close()
    if (window.opener) window.opener.postMessage({ attempt: attempt }, location.origin)
  }
  setTimeout(function () {
    window.close()
  }, 400)
})()
