/** Words that say nothing of what a text is about. */

const STOP_WORDS = `
a an the and or but of to in on at for from with by about as is are was were be been being it its this that these those
i you he she we they them him his her their our your my me us do does did doing done what which who whom whose how why
when where there here not no so if then than can could would should will shall may might must have has had having just
um uh yeah yes okay ok oh ah hm hmm mm mmm well right like know think mean get got go going gonna kind sort lot really
also because don't doesn't didn't isn't wasn't aren't can't couldn't wouldn't shouldn't won't haven't hasn't i'm i've
i'll i'd you're you've you'll we're we've we'll we'd they're they've they'll it'll that'll there'll let's ll re ve don
didn doesn isn wasn`

/** Words with which a question asks for something, and which those who are asked about did not say. */
const ASKING_WORDS = `
summarize summarise summary discuss discussed discussing discussion discussions say said saying talk talked talking
thought opinion opinions group team meeting meetings mention mentioned describe explain explained according regarding
conclusion conclude decision decide decided suggest suggested recommend recommended propose proposed believe feel felt
view views reason reasons come came make made give gave idea ideas people everyone participants member members agree
agreed disagree attitude towards toward whole related introduce introduced introduction respond response`

/** How questions and requests begin. */
const OPENERS = `
what why how who whom whose when where which did do does is are was were has have can could should would will
summarize summarise describe explain tell`

const stopWords = wordsOf(STOP_WORDS)
const askingWords = wordsOf(ASKING_WORDS)
const openers = wordsOf(OPENERS)

/** Of a folded word. Single Latin letters are sounds of hesitation or names of speakers more often than anything else. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word) || (word.length === 1 && word >= 'a' && word <= 'z')
}

export function isAskingWord(word: string): boolean {
  return askingWords.has(word)
}

/** Whether a text that begins with this word asks for something, rather than naming words to look for. */
export function opensQuestion(word: string): boolean {
  return openers.has(word)
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
