/** Sentences that hold one tracked keyword each; no other phrase holds any, so counting by plan is counting by ear. */
export const KEYWORD_SENTENCES: Readonly<Record<string, readonly string[]>> = {
  Brackwater: [
    'we also have a second call with Brackwater on {day}, just to be open about it',
    'the people at {account} used Brackwater before, and they only used a tenth of it',
  ],
  Penwick: [
    'somebody in {team} knows Penwick from a former job and liked it',
    'Penwick came up in the meeting on {day}, mostly because of the reports',
  ],
  'Sorrel Suite': [
    'there’s also Sorrel Suite, which we get with something else that we already pay for',
    'a colleague says that Sorrel Suite does the same thing, and I couldn’t say where the difference is',
  ],
  Tidemark: [
    'Tidemark has made us an offer in {month}, and it’s still on the table',
    'the last time we looked at this it was between Tidemark and doing nothing',
  ],
  price: [
    'if I’m honest, the price is the first thing that {person} will ask about',
    'that price is for the first {number} people, and after that it gets lower',
  ],
  discount: [
    'there is a discount if you take two years, but I wouldn’t choose it for that',
    'and somebody will ask me for the discount, whatever the number is',
  ],
  budget: [
    'the budget for this year is closed, so it would have to come out of {team}',
    'the budget for that sits with {person}, and it’s reviewed in {month}',
  ],
  'per seat': [
    'we’d like to understand what it is per seat, because {number} of them only look at it once a week',
    'it’s counted per seat, and somebody who only reads doesn’t count',
  ],
  deadline: [
    'there’s a deadline in {month}, because the contract for {tool} runs out',
    'the deadline is ours and not yours, but it’s a real one',
  ],
  'go-live': [
    'from the signature to the go-live it was {weeks} weeks for the last team of this size',
    'I wouldn’t plan a go-live in {month}, because half of {team} is away',
  ],
  'end of the quarter': [
    'if we could have it by the end of the quarter, {person} would be happy',
    'I know that the end of the quarter is important for you, but it isn’t for us',
  ],
  'kick-off': [
    'the kick-off is usually an hour, with {person} and somebody from {team}',
    'we could have the kick-off in the week after {month} starts',
  ],
  'security review': [
    'every new tool goes through a security review, and that takes about {number} days here',
    'the security review is a list of {number} questions, and most of them are the usual ones',
  ],
  'SOC 2': [
    'I can send you the SOC 2 report today, if you sign the usual paper first',
    'they will ask for SOC 2, and if that’s there, the rest is quick',
  ],
  encryption: [
    'the encryption is the same at rest and on the way, and you can bring your own key',
    '{person} will want to know how the encryption works and who has the key',
  ],
  'single sign-on': [
    'we’d need single sign-on from the first day, otherwise I don’t even have to ask',
    'single sign-on is in there, it takes somebody about an hour to set up',
  ],
  API: [
    'you get to all of that through the API as well, with the same rights as on the screen',
    'our developers will only ask me one thing, and that’s whether the API is any good',
  ],
  webhook: [
    'and when something changes we send a webhook, so you don’t have to ask every minute',
    'we could take that over with a webhook, {person} has done something like that before',
  ],
  'data warehouse': [
    'in the end it all has to arrive in the data warehouse, otherwise it doesn’t exist for {person}',
    'most customers load it into their data warehouse once a night',
  ],
  connector: [
    'for {tool} there is a connector, and it’s maintained by us and not by a partner',
    'the connector reads everything and only writes back what you allow',
  ],
}
