/** At the right of the title: on to Gong at the cursor, a link to it, the transcript as a file. */
import { ArrowUpRight, Download, Link } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { AccountCall, CallTranscript } from '../../../src/records/account-call.ts'
import { Button, classes } from '../../parts/button.tsx'
import { apiPath } from '../../api.ts'
import { saveAs } from '../../parts/save-as.ts'
import { exported, type ExportFormat, exportName } from './export.ts'
import { markTime } from '../../parts/call-times.ts'
import type { CallActing } from './use-call-acts.ts'
import type { Reading } from './use-reading.ts'

interface CallActionsProps {
  readonly call: AccountCall
  readonly transcript: CallTranscript | undefined
  readonly reading: Reading
  readonly acting: CallActing
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown',
  txt: 'text/plain',
}

export function CallActions({ call, transcript, reading, acting }: CallActionsProps) {
  const time = markTime(reading.atMs)
  const save = (format: ExportFormat) =>
    transcript &&
    saveAs(
      exportName(call, format),
      MEDIA_TYPES[format],
      exported(format, { call, transcript, origin: window.location.origin }),
    )
  return (
    <>
      {transcript && (
        <DropdownMenu.Root modal={false}>
          <DropdownMenu.Trigger
            className={classes('plain', false, 'more-acts')}
            aria-label="Export"
          >
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
              <DropdownMenu.Item
                className="menu-item phone-only"
                onSelect={() => acting.turns.copyLink(reading.atMs)}
              >
                Copy link to {time}
              </DropdownMenu.Item>
              <DropdownMenu.Item className="menu-item" onSelect={() => save('md')}>
                Markdown
              </DropdownMenu.Item>
              <DropdownMenu.Item className="menu-item" onSelect={() => save('txt')}>
                Plain text
              </DropdownMenu.Item>
              <DropdownMenu.Item className="menu-item" asChild>
                <a
                  href={apiPath(`/calls/${encodeURIComponent(call.callId)}/transcript`)}
                  download={`${call.callId}.json`}
                >
                  JSON
                </a>
              </DropdownMenu.Item>
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
      <Button
        className="copy-link"
        icon={<Link className="i" aria-hidden />}
        onClick={() => acting.turns.copyLink(reading.atMs)}
      >
        {reading.isAtStart ? 'Copy link' : `Copy link to ${time}`}
      </Button>
      {acting.gongUrl !== undefined && (
        <a
          className={classes('primary', false)}
          href={acting.gongUrl}
          target="_blank"
          rel="noopener"
        >
          {reading.isAtStart ? 'Open in Gong' : `Listen in Gong at ${time}`}
          <ArrowUpRight className="i" aria-hidden />
        </a>
      )}
    </>
  )
}
