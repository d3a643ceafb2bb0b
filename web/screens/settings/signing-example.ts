/** Programs that send a signed delivery, as they stand beside a new address. Pure. */

const ACCOUNT = {
  name: 'Acme',
  domains: ['acme.example'],
  contacts: [{ email: 'pat@acme.example', name: 'Pat Lee' }],
  stage: 'Pre-onboarding',
  kickoffOn: '2027-01-18',
} as const

/** Of a terminal with curl and openssl; the secret is read from the environment. */
export function shellExample(url: string): string {
  return [
    `body='${JSON.stringify(ACCOUNT)}'`,
    'time=$(date +%s)',
    `signature=$(printf '%s.%s' "$time" "$body" | openssl dgst -sha256 -hmac "$CARRYOVER_HOOK_SECRET" | sed 's/^.* //')`,
    `curl -f -H 'content-type: application/json' \\`,
    `  -H "x-carryover-signature: t=$time,v1=$signature" \\`,
    `  --data "$body" ${url}`,
  ].join('\n')
}

/** Of Node; the secret is read from the environment. */
export function typescriptExample(url: string): string {
  return [
    `import { createHmac } from 'node:crypto'`,
    '',
    `const secret = process.env.CARRYOVER_HOOK_SECRET ?? ''`,
    `const body = JSON.stringify(${JSON.stringify(ACCOUNT, null, 2)})`,
    'const time = Math.floor(Date.now() / 1_000)',
    `const signature = createHmac('sha256', secret).update(\`\${time}.\${body}\`).digest('hex')`,
    '',
    `const answer = await fetch('${url}', {`,
    `  method: 'POST',`,
    '  headers: {',
    `    'content-type': 'application/json',`,
    `    'x-carryover-signature': \`t=\${time},v1=\${signature}\`,`,
    '  },',
    '  body,',
    '})',
    'console.log(answer.status, await answer.json())',
  ].join('\n')
}
