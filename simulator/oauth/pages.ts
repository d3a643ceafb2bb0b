// The pages a person meets when connecting an app: plain HTML that works without JavaScript.
import type { WorldUser } from '../world.ts'

interface PageContent {
  readonly title: string
  readonly body: string
}

export function loginPage(
  company: string,
  users: readonly WorldUser[],
  session: string,
  error?: string,
): string {
  const admin = users.find(({ technicalAdmin }) => technicalAdmin)
  return page({
    title: `Sign in to ${company}`,
    body: `
${error === undefined ? '' : `<p role="alert">${escape(error)}</p>`}
<form method="post" action="/oauth2/login">
  <input type="hidden" name="session" value="${escape(session)}">
  <label for="email">Work e-mail</label>
  <input id="email" name="email" type="email" list="users" required autofocus autocomplete="username" value="${escape(admin?.emailAddress ?? '')}">
  <datalist id="users">${users.map(option).join('')}</datalist>
  <label for="password">Password</label>
  <input id="password" name="password" type="password" required autocomplete="current-password" aria-describedby="hint">
  <p id="hint">This is a simulator: every password is <code>demo</code>.</p>
  <button>Sign in</button>
</form>`,
  })
}

export function consentPage(
  company: string,
  app: string,
  user: WorldUser,
  scopes: readonly string[],
  session: string,
): string {
  return page({
    title: `Allow ${app}?`,
    body: `
<p><strong>${escape(app)}</strong> asks to use Gong's data of <strong>${escape(company)}</strong>. You are signed in as ${escape(nameOf(user))}.</p>
<h2>It may use</h2>
<ul>${scopes.map((scope) => `<li><code>${escape(scope)}</code></li>`).join('')}</ul>
<form method="post" action="/oauth2/consent">
  <input type="hidden" name="session" value="${escape(session)}">
  <button name="decision" value="approve">Approve</button>
  <button name="decision" value="deny" class="quiet">Deny</button>
</form>`,
  })
}

export function refusalPage(user: WorldUser): string {
  return page({
    title: 'A technical administrator has to approve this',
    body: `
<p role="alert">${escape(nameOf(user))} is not a technical administrator. Gong lets only technical administrators connect apps, because an app sees the data of the whole company.</p>
<p>Ask an administrator to open the same link, or go back and sign in as one.</p>`,
  })
}

export function errorPage(sentence: string): string {
  return page({ title: 'This link does not work', body: `<p role="alert">${escape(sentence)}</p>` })
}

function page({ title, body }: PageContent): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Gong simulator</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="brand">Gong simulator</p>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`
}

function option(user: WorldUser): string {
  const role = user.technicalAdmin ? ', technical administrator' : ''
  return `<option value="${escape(user.emailAddress)}">${escape(nameOf(user) + role)}</option>`
}

function nameOf({ firstName, lastName }: WorldUser): string {
  return `${firstName} ${lastName}`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; display: grid; place-items: center; min-height: 100vh }
main { width: min(26rem, 100% - 3rem); padding: 2rem 0 }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem }
.brand { font-weight: 600; color: #7a3ff2; margin: 0 }
label { display: block; margin-top: 1rem; font-weight: 600 }
input { box-sizing: border-box; width: 100%; padding: .6rem; font: inherit; border: 1px solid #8888; border-radius: 6px }
button { margin: 1rem .5rem 0 0; padding: .6rem 1.4rem; font: inherit; font-weight: 600; border: 1px solid #5a2bc4; border-radius: 6px; background: #5a2bc4; color: #fff; cursor: pointer }
button.quiet { background: transparent; color: inherit; border-color: #8888 }
[role=alert] { padding: .75rem 1rem; border-left: 4px solid #c0392b; background: #c0392b1a }
`
