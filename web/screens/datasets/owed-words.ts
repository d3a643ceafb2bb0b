/** What is said of transcripts that Gong still owes. */
const SMALL = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** As in "Two transcripts are still on their way from Gong. Next look at 12:30." */
export function owedWords(owed: number, nextLook: string | null): string {
  const amount = SMALL[owed] ?? String(owed)
  const what = owed === 1 ? 'transcript is still on its way' : 'transcripts are still on their way'
  return `${amount} ${what} from Gong.${nextLook === null ? '' : ` Next look at ${nextLook}.`}`
}
