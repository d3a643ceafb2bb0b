/** Step 2: where the master key lies, how it is known again, and how to keep a copy. Never the key itself. */
import { Button } from '../../parts/button.tsx'
import { Code } from '../../parts/code.tsx'
import { CopyBox } from '../../parts/copy-box.tsx'
import type { SetUpState } from '../../session.ts'

interface KeyStepProps {
  readonly masterKey: SetUpState['masterKey']
  readonly onDone: () => void
}

export function KeyStep({ masterKey, onDone }: KeyStepProps) {
  return (
    <>
      <p>
        Gong keys and tokens are stored encrypted with one master key. Without it nobody can read
        them again, Carryover included; a backup of the database never holds it.
      </p>
      {masterKey?.path ? <OnDisk path={masterKey.path} /> : <FromEnvironment />}
      {masterKey && (
        <div>
          <p className="lab">Its fingerprint</p>
          <CopyBox value={masterKey.keyId} label="the fingerprint" />
          <p className="hint">A copy with the same fingerprint is the right one.</p>
        </div>
      )}
      <p>
        <Button look="primary" onClick={onDone} autoFocus={false}>
          Go on
        </Button>
      </p>
    </>
  )
}

function OnDisk({ path }: { readonly path: string }) {
  return (
    <>
      <div>
        <p className="lab">It was written to</p>
        <CopyBox value={path} label="the path" />
      </div>
      <div>
        <p className="lab">Keep a copy in a safe place, apart from your backups</p>
        <Code label="the command">{`cp ${quoted(path)} /a/safe/place/carryover-master.key`}</Code>
      </div>
    </>
  )
}

function FromEnvironment() {
  return <p>It was given by the environment; keep it where you keep your other secrets.</p>
}

/** For a shell: paths may hold spaces. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`
}
