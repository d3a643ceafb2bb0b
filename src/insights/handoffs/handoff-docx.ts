/** A handoff as a Word document: each claim has a footnote with the words that prove it, and the link to hear them. */
import type { Paragraph, ParagraphChild, Table } from 'docx'
import type { Evidence } from '../../records/evidence.ts'
import type { Handoff, HandoffAnswer } from '../../records/handoff.ts'
import type { Stakeholder } from '../../records/moment.ts'
import {
  countWords,
  HIDDEN_WORDS,
  isQuote,
  linkOf,
  originWords,
  passingWords,
  PEOPLE_HEAD,
  personWords,
  placeWords,
  speakerWords,
  standingWords,
  stateWords,
} from './document-words.ts'

type Docx = typeof import('docx')
type Block = Paragraph | Table

/** Base64. */
export async function handoffDocx(handoff: Handoff): Promise<string> {
  // Large, and wanted seldom.
  const docx = await import('docx')
  const notes: Evidence[] = []
  const write = writing(docx, notes)
  const { accountName, missing, state } = handoff
  const about = [passingWords(handoff), originWords(handoff), countWords(handoff)]
  const isOpen = state !== 'accepted' && missing.length > 0
  const children = [
    write.heading(`Handoff: ${accountName}`, 'Title'),
    write.paragraph([write.text(standingWords(handoff), { bold: true })]),
    write.paragraph([write.text(about.filter((words) => words !== null).join(' '))]),
    ...(isOpen
      ? [
          write.heading('Before it can be accepted', 'Heading1'),
          ...missing.map((words) => write.bullet([write.text(words)])),
        ]
      : []),
    ...handoff.answers.flatMap((answer) => answerBlocks(write, answer)),
  ]
  const document = new docx.Document({
    title: clean(`Handoff: ${accountName}`),
    creator: 'Carryover',
    styles: { default: { document: { run: { font: 'Calibri', size: 22 } } } },
    sections: [{ children }],
    footnotes: Object.fromEntries(
      notes.map((evidence, n) => [String(n + 1), { children: [write.footnote(evidence)] }]),
    ),
  })
  return docx.Packer.toBase64String(document)
}

type Writing = ReturnType<typeof writing>

function answerBlocks(write: Writing, answer: HandoffAnswer): readonly Block[] {
  const { question, sentences, stakeholders, contradictions, note } = answer
  const state = stateWords(answer)
  return [
    write.heading(question, 'Heading1'),
    ...(state === null ? [] : [write.paragraph([write.text(`${state}.`, { italics: true })])]),
    ...(stakeholders.length === 0 ? [] : [write.people(stakeholders)]),
    ...sentences.map(({ text, evidence, isHidden }) => {
      if (isHidden) return write.bullet([write.text(HIDDEN_WORDS, { italics: true })])
      const words = isQuote(text, evidence) ? `“${text}”` : text
      return write.bullet([write.text(words), ...evidence.map(write.reference)])
    }),
    ...(note === null ? [] : [write.paragraph([write.text(note)])]),
    ...contradictions.flatMap(({ text, sides }) => [
      write.paragraph([write.text('Not settled: ', { bold: true }), write.text(text)]),
      ...sides.map(({ value, evidence }) =>
        write.bullet([write.text(value), write.reference(evidence)]),
      ),
    ]),
  ]
}

/** `notes` grows with every reference. */
function writing(docx: Docx, notes: Evidence[]) {
  const text = (words: string, look: { bold?: boolean; italics?: boolean } = {}) =>
    new docx.TextRun({ text: clean(words), ...look })
  const paragraph = (children: readonly ParagraphChild[]) =>
    new docx.Paragraph({ children: [...children], spacing: { after: 120 } })
  return {
    text,
    paragraph,
    heading: (words: string, level: 'Title' | 'Heading1') =>
      new docx.Paragraph({ children: [text(words)], heading: level }),
    bullet: (children: readonly ParagraphChild[]) =>
      new docx.Paragraph({ children: [...children], bullet: { level: 0 } }),
    reference: (evidence: Evidence) => new docx.FootnoteReferenceRun(notes.push(evidence)),
    footnote: (evidence: Evidence) => {
      const place = text(placeWords(evidence))
      const link = linkOf(evidence)
      return new docx.Paragraph({
        children: [
          text(`“${evidence.quote}” ${speakerWords(evidence)}, `),
          link === undefined ? place : new docx.ExternalHyperlink({ link, children: [place] }),
        ],
      })
    },
    people: (people: readonly Stakeholder[]) =>
      new docx.Table({
        width: { size: 100, type: docx.WidthType.PERCENTAGE },
        rows: [PEOPLE_HEAD, ...people.map(personWords)].map(
          (cells, n) =>
            new docx.TableRow({
              tableHeader: n === 0,
              children: cells.map(
                (cell) =>
                  new docx.TableCell({
                    children: [new docx.Paragraph({ children: [text(cell, { bold: n === 0 })] })],
                  }),
              ),
            }),
        ),
      }),
  }
}

// oxlint-disable-next-line no-control-regex -- these are meant
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** XML has no place for most control characters, nor for halves of characters. */
function clean(words: string): string {
  return words.toWellFormed().replaceAll(NO_XML, '')
}
