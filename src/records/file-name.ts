/** File names that people chose, made safe for every disk, and different from each other within one dataset. */

/** Without what turns lines around, and without what some disk or shell takes for something else. */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff<>:"|?*]+/g
/** Names that Windows keeps for devices, with whatever ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** Most disks allow 255 bytes; ` (12)` and a second ending still have to fit. */
const MAX_BYTES = 180
const MAX_ENDING = 12
/** Characters of a name, from its start and from its end. */
const LOOKED_AT = 500

/** The last part of a path, without what is unsafe in it; `fallback` where nothing is left. */
export function safeFileName(name: string, fallback = 'file'): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  // A name is a line of a request: one of 80 KB must not keep the patterns below busy.
  const base = `${last.slice(0, LOOKED_AT)}${last.slice(LOOKED_AT).slice(-LOOKED_AT)}`
    .toWellFormed()
    .normalize('NFC')
  const clean = base
    .replaceAll(UNSAFE, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const named = clean === '' ? fallback : clean
  return shortened(DEVICE.test(named) ? `_${named}` : named)
}

/** The name as it is wanted, or with a number where the dataset has one like it: `notes (2).md`. */
export function fileNameFor(existing: Iterable<string>, wanted: string): string {
  // Disks that take capitals for small letters would write one file over the other.
  const taken = new Set([...existing].map((name) => name.toLowerCase()))
  if (!taken.has(wanted.toLowerCase())) return wanted
  const { stem, ending } = parts(wanted)
  for (let number = 2; ; number += 1) {
    const numbered = `${stem} (${number})${ending}`
    if (!taken.has(numbered.toLowerCase())) return numbered
  }
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name
  const { stem, ending } = parts(name)
  let kept = ''
  for (const letter of stem) {
    if (Buffer.byteLength(kept + letter + ending) > MAX_BYTES) break
    kept += letter
  }
  return kept.trimEnd() + ending
}

function parts(name: string): { readonly stem: string; readonly ending: string } {
  const dot = name.lastIndexOf('.')
  const hasEnding = dot > 0 && name.length - dot <= MAX_ENDING
  return hasEnding
    ? { stem: name.slice(0, dot), ending: name.slice(dot) }
    : { stem: name, ending: '' }
}
