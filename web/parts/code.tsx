/** Lines to copy into a terminal or a program. */
import { CopyButton } from './copy-box.tsx'

interface CodeProps {
  readonly children: string
  /** What it is, for the copy button: `the command`. */
  readonly label: string
}

export function Code({ children, label }: CodeProps) {
  return (
    <div className="codebox">
      <pre tabIndex={0} aria-label={label}>
        <code>{children}</code>
      </pre>
      <CopyButton value={children} label={label} />
    </div>
  )
}
