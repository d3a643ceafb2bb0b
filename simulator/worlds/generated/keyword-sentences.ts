/** Sentences that hold one tracked keyword each; no other phrase holds any, so counting by plan is counting by ear. */
interface Sides {
  readonly vendor: readonly string[]
  readonly customer: readonly string[]
}

export const KEYWORD_SENTENCES: Readonly<Record<string, Sides>> = {
  Brackwater: {
    vendor: [
      'you mentioned Brackwater on {day}, and I’d rather talk about it openly',
      'most who come to us from Brackwater had used a tenth of it',
    ],
    customer: [
      'we also have a second call with Brackwater on {day}, just to be open about it',
      'the people at {account} used Brackwater before my time, and nobody misses it',
    ],
  },
  Penwick: {
    vendor: [
      'if you compare us with Penwick, please compare the reports first',
      'we met Penwick in the last round too, and they do some things well',
    ],
    customer: [
      'somebody in {team} knows Penwick from a former job and liked it',
      'Penwick came up in the meeting on {day}, mostly because of the reports',
    ],
  },
  'Sorrel Suite': {
    vendor: [
      'with Sorrel Suite you’d get the inbox, but not the part that we just saw',
      'I know Sorrel Suite well, I worked with it for three years',
    ],
    customer: [
      'there’s also Sorrel Suite, which we get with something else that we already pay for',
      'a colleague says that Sorrel Suite does the same thing, and I couldn’t say where the difference is',
    ],
  },
  Tidemark: {
    vendor: [
      'I think Tidemark is the honest comparison here, they come from the same corner',
      '{person} said that Tidemark was still in the race, is what I took from {day}',
    ],
    customer: [
      'Tidemark has made us an offer in {month}, and it’s still on the table',
      'the last time we looked at this it was between Tidemark and doing nothing',
    ],
  },
  price: {
    vendor: [
      'that price is for the first {number} people, and after that it gets lower',
      'I can put the price next to what you told me about {team}',
    ],
    customer: [
      'if I’m honest, the price is the first thing that {person} will ask about',
      'I can’t take that price to {person} without a second number beside it',
    ],
  },
  discount: {
    vendor: [
      'there is a discount if you take two years, but I wouldn’t choose it for that',
      'I’d rather give you a longer test than a discount',
    ],
    customer: [
      'somebody will ask me for the discount, whatever the number is',
      'we always get a discount from the others, so I have to try',
    ],
  },
  budget: {
    vendor: [
      'if the budget is closed for this year, we can bill it in January',
      'you said that the budget sits with {person}, so I made a page for that',
    ],
    customer: [
      'the budget for this year is closed, so it would have to come out of {team}',
      'the budget for that sits with {person}, and it’s looked at in {month}',
    ],
  },
  'per seat': {
    vendor: [
      'it’s counted per seat, and somebody who only reads doesn’t count',
      'we could also move away from per seat and take the volume',
    ],
    customer: [
      'we’d like to understand what it is per seat, because {number} of them only look at it once a week',
      'per seat never works for us, half of {team} is part-time',
    ],
  },
  deadline: {
    vendor: [
      'then the deadline is the contract for {tool}, if I’ve got that right',
      'I’d work back from your deadline and not from our calendar',
    ],
    customer: [
      'there’s a deadline in {month}, because the contract for {tool} runs out',
      'the deadline is ours and not yours, but it’s a real one',
    ],
  },
  'go-live': {
    vendor: [
      'from the signature to the go-live it was {weeks} weeks for the last team of this size',
      'I wouldn’t promise a go-live in {month} before we’ve seen the data',
    ],
    customer: [
      'a go-live in {month} is difficult, because half of {team} is away',
      'for the go-live we’d need somebody on the phone, all day',
    ],
  },
  'end of the quarter': {
    vendor: [
      'I’d be lying if I said that the end of the quarter doesn’t matter here',
      'if you sign by the end of the quarter, I can add the training',
    ],
    customer: [
      'if we could have it by the end of the quarter, {person} would be happy',
      'I know that the end of the quarter is important for you, but it isn’t for us',
    ],
  },
  'kick-off': {
    vendor: [
      'the kick-off is usually an hour, with {person} and somebody from {team}',
      'we’d send you a list before the kick-off, it’s about a page',
    ],
    customer: [
      'we could have the kick-off in the week after {month} starts',
      'who would have to be at the kick-off, because {person} is hard to get',
    ],
  },
  'security review': {
    vendor: [
      'for the security review there’s a folder with everything that is usually asked',
      'most of them finish the security review in {number} days, with our answers next to it',
    ],
    customer: [
      'every new tool goes through a security review, and that takes about {number} days here',
      'the security review is a list of {number} questions, and most of them are the usual ones',
    ],
  },
  'SOC 2': {
    vendor: [
      'I can send you the SOC 2 report today, if you sign the usual paper first',
      'we’ve had SOC 2 for three years now, the last one came in {month}',
    ],
    customer: [
      'they will ask for SOC 2, and if that’s there, the rest is quick',
      'without SOC 2 I don’t get past {person}',
    ],
  },
  encryption: {
    vendor: [
      'the encryption is the same at rest and on the way, and you can bring your own key',
      'I’ll send a page on the encryption, it’s drier than I can make it sound',
    ],
    customer: [
      '{person} will want to know how the encryption works and who has the key',
      'with the encryption we had a bad surprise once, so I have to ask',
    ],
  },
  'single sign-on': {
    vendor: [
      'single sign-on is in there, it takes somebody about an hour to set up',
      'we do single sign-on with all the usual ones, and with a few strange ones',
    ],
    customer: [
      'we’d need single sign-on from the first day, otherwise I don’t even have to ask',
      '{team} would be glad about single sign-on, they have {number} passwords',
    ],
  },
  API: {
    vendor: [
      'you get to all of that through the API as well, with the same rights as on the screen',
      'there’s a limit on the API, but I’ve only seen one customer reach it',
    ],
    customer: [
      'our developers will only ask me one thing, and that’s whether the API is any good',
      '{person} tried the API over the weekend and said it was fine',
    ],
  },
  webhook: {
    vendor: [
      'when something changes we send a webhook, so you don’t have to ask every minute',
      'a webhook can go to {tool} as well, if somebody is listening there',
    ],
    customer: [
      'we could take that over with a webhook, {person} has done something like that before',
      'the last webhook we had went into the void for a month',
    ],
  },
  'data warehouse': {
    vendor: [
      'most customers load it into their data warehouse once a night',
      'for the data warehouse there’s a file with a fixed layout',
    ],
    customer: [
      'in the end it all has to arrive in the data warehouse, otherwise it doesn’t exist for {person}',
      'our data warehouse is run by two people, and both are tired',
    ],
  },
  connector: {
    vendor: [
      'for {tool} there is a connector, and it’s maintained by us and not by a partner',
      'the connector reads everything and only writes back what you allow',
    ],
    customer: [
      'is the thing for {tool} a real connector or a file at night, that’s what {person} wants to know',
      'the connector we have now breaks every time somebody renames a field',
    ],
  },
}
