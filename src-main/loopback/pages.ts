/** The few pages that the loopback host writes itself: before there is a session the screens are not served. */

function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title>${head}</head>
<body><h1>${title}</h1>${body}</body>
</html>
`
}

export const refusedPage = page(
  'Patchbay does not open here',
  `<p>This browser has no session, or the address with its one-time token was used already.</p>
<p>Patchbay may be open in another tab of the browser that used the address first: go on there.
Otherwise stop Patchbay where it was started (Ctrl+C), start it again, and open the new address that it prints.
If the address had not been used by you, someone else on this machine read it: stop Patchbay at once.</p>`,
)

/** Goes on to the screens by itself, see `enter` in host.ts. */
export const enteredPage = page(
  'Patchbay',
  '<p><a href="/">Open Patchbay</a></p>',
  '<meta http-equiv="refresh" content="0; url=/">',
)

export const notFoundPage = page('Not found', '<p><a href="/">Open Patchbay</a></p>')
