/** What is said around the phrases: openers, tails, backchannels, short answers, and the words for the slots. */
export const OPENERS: readonly string[] = [
  ...Array.from({ length: 9 }, () => ''),
  'so, ',
  'um, ',
  'yeah, ',
  'I mean, ',
  'right, ',
  'and, uh, ',
  'okay, ',
  'well, ',
  'you know, ',
  'but ',
  'no, ',
  'w- well, ',
  'I, I mean, ',
  'yeah, so, um, ',
]

export const QUESTION_OPENERS: readonly string[] = [
  ...Array.from({ length: 5 }, () => ''),
  'so, ',
  'and ',
  'okay, ',
  'sorry, ',
  'um, ',
]

export const TAILS: readonly string[] = [
  ...Array.from({ length: 16 }, () => ''),
  ', you know',
  ', if that makes sense',
  ', at least that’s how I see it',
  ', more or less',
  ', and, um, that’s about it',
  ', so, yeah',
  ', to be fair',
  ', as far as I know',
]

/** Up to three words: a quarter of what is said on a real call. */
export const BACKCHANNEL_TURNS: readonly (readonly string[])[] = [
  [
    'Yeah.',
    'Right.',
    'Okay.',
    'Mm-hmm.',
    'Sure.',
    'Exactly.',
    'Yep.',
    'Great.',
    'Uh-huh.',
    'Absolutely.',
  ],
  [
    'Got it.',
    'Makes sense.',
    'Oh, nice.',
    'I see.',
    'Yeah, totally.',
    'No, sure.',
    'That’s fair.',
    'Of course.',
  ],
  [
    'Yeah, for sure.',
    'No, that’s fine.',
    'Okay, got it.',
    'Oh, that’s good.',
    'Right, I see.',
    'Yeah, of course.',
  ],
]

/** Four to eight words. */
export const SHORT_SENTENCES: readonly string[] = [
  'Yeah, that’s about right.',
  'Okay, that’s good to know.',
  'I think that’s fair enough.',
  'Let me write that down.',
  'No, we can do that.',
  'That’s what I was hoping for.',
  'Sorry, you were on mute.',
  'Yeah, give me a second.',
  'I’d have to check that.',
  'Okay, let’s keep that in mind.',
  'That’s how we do it today.',
  'We had exactly the same thing.',
  'It depends a bit on the team.',
  'Right, and that’s the hard part.',
  'Sorry, go ahead, I interrupted you.',
  'Yeah, I was going to say that.',
  'That would be a good start.',
  'Let’s come back to that one.',
]

export const SHORT_QUESTIONS: readonly string[] = [
  'Does that make sense so far?',
  'Is that how you do it?',
  'How do you mean that?',
  'Could you say that again?',
  'What would that look like?',
  'And who decides on that?',
  'Is that different for you?',
  'Sorry, which one was that?',
]

export const TEAMS: readonly string[] = [
  'the service team',
  'the back office',
  'operations',
  'the claims desk',
  'the night shift',
  'customer care',
  'the second line',
]

export const TOOLS: readonly string[] = [
  'the shared inbox',
  'the old ticket tool',
  'our spreadsheets',
  'the planning system',
  'the phone system',
  'the order system',
]

/** Said in any stage, so that long turns do not go round in circles. */
export const ASIDES: readonly string[] = [
  'what I mean by that is, it’s less about the tool and more about the habit',
  'sorry, I lost the thread, where was I, yes, the handover',
  'I could be wrong about the number, it was either {number} or a bit more',
  '{person} said something like that too, on {day} in the kitchen',
  'we had, we had the same question in another round, in {month}',
  'that’s the short version, the long one has a lot of names in it',
  'let me, uh, let me put it differently',
  'I’ve seen it go wrong once, and it was never about the software',
  'if you ask three people in {team}, you’ll get four answers',
  'and then of course there’s {tool}, which nobody wants to talk about',
  'it’s a small thing, but it happens {number} times a day',
  'I don’t have the exact figure here, I can look it up afterwards',
  'people forget that somebody has to look after it once it’s there',
  'it w- it wasn’t always like that, it used to be one list',
  'that’s the point where most of the time goes, in my experience',
  'nobody has ever asked us that, so I’m thinking while I talk',
]
