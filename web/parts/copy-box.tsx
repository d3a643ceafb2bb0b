/** Something to take along: an address, a secret that is shown once, a command. */
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './button.tsx'

interface CopyProps {
  readonly value: string
  /** What is copied, as in `Copy the link`. */
  readonly label: string
}

const SHOWN_MS = 2_000

export function CopyBox({ value, label }: CopyProps) {
  return (
    <div className="copybox">
      <code>{value}</code>
      <CopyButton value={value} label={label} />
    </div>
  )
}

export function CopyButton({ value, label }: CopyProps) {
  const { isCopied, copy } = useCopy()
  return (
    <>
      <IconButton
        label={`Copy ${label}`}
        icon={
          isCopied ? <Check className="i good" aria-hidden /> : <Copy className="i" aria-hidden />
        }
        onClick={() => void copy(value)}
      />
      <span className="hush" role="status">
        {isCopied ? `Copied ${label}` : ''}
      </span>
    </>
  )
}

/** Copies, and says for a moment that it has. */
export function useCopy(): {
  readonly isCopied: boolean
  readonly copy: (text: string) => Promise<void>
} {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = window.setTimeout(() => setCopied(false), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [isCopied])
  return {
    isCopied,
    async copy(text) {
      await copyText(text)
      setCopied(true)
    },
  }
}

/** Browsers give the clipboard to https and localhost only; elsewhere a selection is copied the old way. */
async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'hush'
  // Inside an open dialog, which would take the focus back from anywhere else.
  ;(document.querySelector('[role="dialog"]') ?? document.body).append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
