/**
 * What a list of words finds of risks: the floor that learned models have to beat. Customers' sentences alone count, and
 * hits of a type that are near to each other are one finding.
 */
import { RISK_TYPES, type RiskType } from '../../../src/records/finding.ts'
import { type FileCall, namesOf, type AccountFile } from './account-files.ts'
import type { FoundRisk } from './places.ts'

const WORDS: Readonly<Record<RiskType, string>> = {
  competitor: `competitor, competitors, competing, competition, alternative, alternatives, other vendor, other vendors, another vendor,
    other provider, another provider, other tool, another tool, other tools, other options, other option, other supplier, shortlist,
    short list, rfp, bake-off, side by side, comparing, compared to, comparison, evaluating, also looking at, looking at others,
    looked at, incumbent, existing vendor, current vendor, current provider, already use, already have, in-house, in house,
    build it ourselves, built it ourselves, build our own, built our own, open source, switch to, second quote, other quote,
    cheaper option, they offer, their pitch, their demo, stay with, stick with, renewal, trial with, pilot with, preferred vendor`,
  budget: `budget, budgets, expensive, pricey, costly, price, pricing, cost, costs, afford, cheaper, discount, too much money, cut, cuts,
    cutting, freeze, frozen, hiring freeze, spending, spend, savings, save money, cfo, finance, procurement, approve, approval, sign off,
    sign-off, funding, funds, money, runway, roi, return on investment, business case, justify, headcount, quarter end, fiscal year,
    year-end, capex, opex, invoice, upfront, up front, over budget, no budget, out of pocket, line item, allocated, tight, reduce`,
  timeline: `deadline, deadlines, delay, delayed, delays, late, too late, behind, behind schedule, slip, slipped, slipping, push back,
    pushed back, pushed out, postpone, postponed, not ready, in time, on time, time pressure, running out of time, tight timeline,
    timeline, go-live, go live, launch date, by the end of, end of the month, end of the quarter, before christmas, holidays,
    blackout, code freeze, change freeze, vacation, bandwidth, capacity, resources, too long, take longer, takes longer, weeks away,
    months away, rushed, rush, asap, urgent, next year, not this year, wait until, hold off`,
  executive: `ceo, cfo, cto, coo, ciso, board, executive, executives, leadership, management, skeptical, sceptical, not convinced,
    unconvinced, not sold, doubt, doubts, buy-in, buy in, pushback, push back, against it, won't sign, not a fan, hesitant, reluctant,
    cautious, wary, burned, burnt, bad experience, hype, buzzword, priority, priorities, not a priority, veto, block, blocked, blocker,
    sponsor, stakeholder, convince, persuade, sell it internally, decision maker, politics, reorg, restructuring, new boss, leaving`,
  technical: `integration, integrations, integrate, api, apis, security, secure, compliance, gdpr, soc 2, hipaa, sso, single sign-on,
    saml, migration, migrate, legacy, latency, downtime, outage, outages, scalability, scale, bug, bugs, crash, crashes, broken,
    does not work, doesn't work, not supported, unsupported, not possible, limitation, limitations, rate limit, rate limits, firewall,
    on-premise, on premise, data residency, encryption, encrypted, audit, penetration test, pen test, custom fields, workaround,
    incompatible, compatible, missing feature, hallucinate, hallucination, accuracy, it department, infosec, webhook`,
}

/** Hits so near to each other are one finding. */
const GAP = 3

const PATTERNS = RISK_TYPES.map((type) => ({
  type,
  pattern: patternOf(WORDS[type].split(',').map((word) => word.trim())),
}))

function patternOf(words: readonly string[]): RegExp {
  const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\d])(?:${escaped.join('|')})(?![\\p{L}\\d])`, 'iu')
}

export function risksByWords(accounts: readonly AccountFile[]): readonly FoundRisk[] {
  const rivals = patternOf(namesOf(accounts).competitors)
  return accounts.flatMap(({ calls }) =>
    calls.flatMap((call) =>
      PATTERNS.flatMap(({ type, pattern }) => {
        const isHit = (text: string): boolean =>
          pattern.test(text) || (type === 'competitor' && rivals.test(text))
        return groupsOf(call, isHit).map((sentences): FoundRisk => ({
          callId: call.id,
          type,
          sentences,
          severity: 'medium',
          confidence: 1,
        }))
      }),
    ),
  )
}

function groupsOf(
  { sentences, parties }: FileCall,
  isHit: (text: string) => boolean,
): readonly (readonly number[])[] {
  const customers = new Set(
    parties.filter(({ affiliation }) => affiliation !== 'Internal').map((one) => one.speakerId),
  )
  const groups: number[][] = []
  for (const { n, speakerId, text } of sentences) {
    if (!customers.has(speakerId) || !isHit(text)) continue
    const last = groups.at(-1)
    if (last !== undefined && n - (last.at(-1) ?? 0) <= GAP) last.push(n)
    else groups.push([n])
  }
  return groups
}
