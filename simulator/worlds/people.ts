/** Invented people and companies; every number has one, and the same one each time. */
import { itemOf } from './random.ts'

export interface Person {
  readonly firstName: string
  readonly lastName: string
}

export interface Organisation {
  readonly name: string
  readonly domain: string
  readonly industry: string
}

const FIRST_NAMES =
  'Amara Bastien Chiara Dorian Elif Fergus Greta Hamid Inés Jonas Keiko Lorcan Maren Nadia Oskar Priya Quentin Rosa Stellan Tamsin Umar Vera Wanda Yusuf Zoë Anselm Brigid Caspar Delphine Emeka Florian Gwen Halima Ivo Juno Kasimir Leonie Mateo Noor Odette Pascal Runa Sorcha Teodor Ulrike Viktor Wren Xenia Ylva Zacharias'.split(
    ' ',
  )
const LAST_NAMES =
  'Abernathy Brandvold Castellane Dunmore Eklund Farrow Galbraith Hollis Ibarra Jarvinen Kessling Lindgren Marchetti Novotny Okonkwo Pemberton Quill Rasmussen Sandoval Thorne Ulvestad Vance Whitlock Yardley Zielinski Ashdown Bellweather Carrow Delacroix Engel Fairbairn Grimaldi Haverstock Imrie Joss Kallio Lachance Moreau Nyberg Osei Prewitt Rennard Sørby Tennant Underhill Vasquez Wexler Yilmaz Zapata'.split(
    ' ',
  )
const BEGINNINGS =
  'Alder Amber Ash Beacon Birch Bramble Cedar Cinder Clover Copper Coral Crane Dapple Drift Elder Ember Fallow Fen Flint Frost Garnet Glen Harbor Haven Hazel Heron High Iron Ivory Juniper Kestrel Lark Laurel Linden Marble Marsh Meadow Mist Moss North Oak Opal Otter Pebble Pine Quarry Raven Reed Ridge River Rowan Sable Saffron Slate Sparrow Spruce Stone Summer Thistle Timber Vale Willow Winter Wren'.split(
    ' ',
  )
const ENDINGS =
  'bank bridge brook burn bury cliff combe cote croft dale fell field ford gate glade grove ham haven hill holm hurst land leigh lock mead mere mill moor mouth point pool port rise shaw side stead stock ton vale view wald ward water way well wick wold wood worth'.split(
    ' ',
  )
const TRADES: readonly { suffix: string; industry: string }[] = [
  { suffix: 'Logistics', industry: 'Logistics' },
  { suffix: 'Health', industry: 'Healthcare' },
  { suffix: 'Foods', industry: 'Food and beverage' },
  { suffix: 'Insurance', industry: 'Insurance' },
  { suffix: 'Outdoor', industry: 'Retail' },
  { suffix: 'Energy', industry: 'Utilities' },
  { suffix: 'Learning', industry: 'Education' },
  { suffix: 'Hotels', industry: 'Hospitality' },
  { suffix: 'Robotics', industry: 'Manufacturing' },
  { suffix: 'Travel', industry: 'Travel' },
  { suffix: 'Pay', industry: 'Financial services' },
]

/** Different names for the first 2,450 numbers: the two lists have no common factor. */
export const personAt = (position: number): Person => ({
  firstName: itemOf(FIRST_NAMES, position),
  lastName: itemOf(LAST_NAMES, position + Math.floor(position / 50)),
})

/** Different names and domains for every number; after some 3,000 of them a city of origin is added. */
export function organisationAt(position: number): Organisation {
  const names = BEGINNINGS.length * ENDINGS.length
  const round = Math.floor(position / names)
  const beginning = itemOf(BEGINNINGS, position * 5)
  const ending = itemOf(ENDINGS, Math.floor((position % names) / BEGINNINGS.length) + position)
  const trade = itemOf(TRADES, position + Math.floor(position / 64))
  const stem = `${beginning}${ending}`
  const place = round === 0 ? '' : ` ${round + 1}`
  return {
    name: `${stem} ${trade.suffix}${place}`,
    domain: `${stem.toLowerCase()}${place.trim() && `-${place.trim()}`}.example`,
    industry: trade.industry,
  }
}

export const fullName = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`

/** The part before the @, without letters that addresses cannot have. */
export const mailbox = ({ firstName, lastName }: Person): string =>
  `${firstName}.${lastName}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ø', 'o')
    .toLowerCase()
    .replace(/[^a-z.-]/g, '')
