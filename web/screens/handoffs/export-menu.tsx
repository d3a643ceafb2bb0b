/** Takes a handoff along: as text to paste, as a file, on paper. */
import { Download } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { Handoff } from '../../../src/records/handoff.ts'
import { call, problemOf } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { classes } from '../../parts/button.tsx'
import { useCopy } from '../../parts/copy-box.tsx'
import { saveExported } from '../../parts/save-exported.ts'

const FILES = [
  { format: 'md', label: 'Markdown file' },
  { format: 'docx', label: 'Word (DOCX)' },
  { format: 'json', label: 'JSON' },
] as const

type Format = (typeof FILES)[number]['format']

export function ExportMenu({ handoff: { accountId } }: { readonly handoff: Handoff }) {
  const toast = useToast()
  const { copy } = useCopy()
  const written = (format: Format) =>
    call('get /handoffs/{accountId}/export', { accountId, format })
  const say = (error: unknown) => {
    const { detail, fix } = problemOf(error)
    toast(`${detail} ${fix}`)
  }
  const copyAll = async () => {
    try {
      await copy((await written('md')).content)
      toast('Copied the handoff as Markdown.')
    } catch (error) {
      say(error)
    }
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={classes('quiet', false)} aria-label="Export">
        <Download className="i" aria-hidden />
        <span className="label-words">Export</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="floating menu"
          align="end"
          sideOffset={4}
          collisionPadding={12}
        >
          <DropdownMenu.Item className="menu-item" onSelect={() => void copyAll()}>
            Copy as Markdown
          </DropdownMenu.Item>
          {FILES.map(({ format, label }) => (
            <DropdownMenu.Item
              key={format}
              className="menu-item"
              onSelect={() => void written(format).then(saveExported, say)}
            >
              {label}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item className="menu-item" onSelect={() => window.setTimeout(print, 200)}>
            Print or save as PDF
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function print(): void {
  window.print()
}
