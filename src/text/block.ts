/**
 * A block is the text of one record: a mark and its lines. This file is the whole grammar; `parse.ts` reads it back.
 *
 *     === CALL ===
 *     Title: Acme <> Us                     a field
 *     Attendees:                            a list
 *     - Pat Lee (External)                  or `1. …` where items are called by their number
 *     -- Pricing --                         a section
 *     [12:34] Pat Lee (External): So what…  a turn
 */
import type { Side } from '../records/call.ts'
import { cleanLabel, cleanName, oneLine } from './clean.ts'
import { clockTime } from './times.ts'

export interface Block {
  /** In capitals, as in `=== CALL ===`. */
  readonly mark: string
  readonly lines: readonly Line[]
}

export type Line =
  | { readonly kind: 'field'; readonly label: string; readonly value: string }
  | {
      readonly kind: 'list'
      readonly label: string
      readonly items: readonly string[]
      readonly numbered: boolean
    }
  | { readonly kind: 'section'; readonly name: string }
  | {
      readonly kind: 'turn'
      readonly atSec: number
      readonly speaker: string
      readonly side: Side
      readonly text: string
    }

/** A field, cleaned; nothing where there is no value, for a line without a value is left out. */
export function field(label: string, value: string | number | undefined): readonly Line[] {
  const text = value === undefined ? '' : oneLine(String(value))
  return text === '' ? [] : [{ kind: 'field', label: cleanLabel(label), value: text }]
}

export function list(label: string, items: readonly string[]): readonly Line[] {
  return listLine(label, items, false)
}

/** A list whose items are called by their number. */
export function numberedList(label: string, items: readonly string[]): readonly Line[] {
  return listLine(label, items, true)
}

function listLine(label: string, items: readonly string[], numbered: boolean): readonly Line[] {
  const texts = items.map(oneLine).filter((item) => item !== '')
  return texts.length === 0
    ? []
    : [{ kind: 'list', label: cleanLabel(label), items: texts, numbered }]
}

export function section(name: string): readonly Line[] {
  const text = oneLine(name)
  return text === '' ? [] : [{ kind: 'section', name: text }]
}

export function turn(atSec: number, speaker: string, side: Side, text: string): readonly Line[] {
  const said = oneLine(text)
  return said === '' ? [] : [{ kind: 'turn', atSec, speaker: cleanName(speaker), side, text: said }]
}

/** The block's text, each line with its line break. */
export function renderBlock({ mark, lines }: Block): string {
  let text = `=== ${mark} ===\n`
  for (const line of lines) {
    switch (line.kind) {
      case 'field':
        text += `${line.label}: ${line.value}\n`
        break
      case 'list':
        text += `${line.label}:\n`
        line.items.forEach((item, n) => {
          text += `${line.numbered ? `${n + 1}.` : '-'} ${item}\n`
        })
        break
      case 'section':
        text += `-- ${line.name} --\n`
        break
      case 'turn':
        text += `[${clockTime(line.atSec)}] ${line.speaker} (${line.side}): ${line.text}\n`
        break
    }
  }
  return text
}
