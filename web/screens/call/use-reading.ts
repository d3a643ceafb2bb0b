/** Where somebody is in a call: the cursor that staff, transcript, address and the way to Gong share. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { AccountCall, CallTranscript, CallTurn } from '../../../src/records/account-call.ts'
import { beginningAt, drawnLength, type Lane, lanesOf, type Span, turnAt } from './lanes.ts'
import { type Row, rowAt, rowsOf } from './rows.ts'
import type { ShownMark } from './shown-marks.ts'
import { momentHash, momentIn } from '../../parts/call-times.ts'

export interface Reading {
  readonly lanes: readonly Lane[]
  readonly lengthMs: number
  readonly rows: readonly Row[]
  /** In the order of the call. */
  readonly marks: readonly ShownMark[]
  readonly atMs: number
  /** Nobody has moved the cursor yet, and the address names no moment. */
  readonly isAtStart: boolean
  /** The turn at the cursor. */
  readonly turn: CallTurn | undefined
  /** Index of its row. */
  readonly row: number
  /** What the transcript is to bring into sight; another object each time that it is. */
  readonly shown: Shown | undefined
  /** A part that is chosen on the staff. */
  readonly part: Span | undefined
  readonly choosePart: (part: Span | undefined) => void
  readonly isOnlyCustomer: boolean
  readonly toggleOnlyCustomer: () => void
  /** The transcript goes where the cursor on the staff goes. */
  readonly isFollowing: boolean
  readonly toggleFollowing: () => void
  readonly go: (atMs: number, how?: How) => void
}

export interface How {
  /** For what moves along the staff: the transcript comes along only while it follows. */
  readonly isOnStaff?: boolean
  /** The transcript does not come along: whoever moves by keys keeps what they move in sight. */
  readonly stays?: boolean
  /** The row gets the focus. */
  readonly focuses?: boolean
}

export interface Shown {
  readonly row: number
  readonly focuses: boolean
  /** The page has just been opened there. */
  readonly isFirst: boolean
}

const NO_TURNS: readonly CallTurn[] = []
/** Browsers refuse an address that changes too often. */
const ADDRESS_MS = 200

export function useReading(
  call: AccountCall,
  transcript: CallTranscript | undefined,
  marks: readonly ShownMark[],
): Reading {
  const turns = transcript?.turns ?? NO_TURNS
  const [opened] = useState(() => momentIn(window.location.hash))
  const [atMs, setAtMs] = useState(opened?.atMs ?? 0)
  const [isAtStart, setAtStart] = useState(opened === undefined)
  const [part, choosePart] = useState<Span | undefined>(
    opened?.toMs === undefined ? undefined : { startMs: opened.atMs, endMs: opened.toMs },
  )
  const [isOnlyCustomer, setOnlyCustomer] = useState(false)
  const [isFollowing, setFollowing] = useState(true)
  const [shown, setShown] = useState<Shown>()
  const { chapters, durationSec } = call
  const lanes = useMemo(() => lanesOf(turns), [turns])
  const lengthMs = drawnLength(durationSec, lanes)
  const rows = useMemo(
    () => rowsOf({ turns, chapters, marks, isOnlyCustomer }),
    [turns, chapters, marks, isOnlyCustomer],
  )
  const latest = useRef({ rows, turns, isFollowing, lengthMs })
  latest.current = { rows, turns, isFollowing, lengthMs }

  const go = useCallback(
    (toMs: number, { isOnStaff = false, stays = false, focuses = false }: How = {}) => {
      const { rows: now, isFollowing: follows, lengthMs: length } = latest.current
      const within = Math.min(length, Math.max(0, toMs))
      setAtMs(within)
      setAtStart(false)
      if (stays || (isOnStaff && !follows)) return
      setShown({ row: rowAt(now, within), focuses, isFirst: false })
    },
    [],
  )

  useEffect(() => {
    if (isAtStart) return
    const timer = window.setTimeout(() => writeAddress(momentHash(atMs)), ADDRESS_MS)
    return () => window.clearTimeout(timer)
  }, [atMs, isAtStart])

  // Other rows, and the transcript when it arrives: what was in sight is brought there again.
  const isThere = rows.length > 0
  const cursor = useRef(atMs)
  cursor.current = atMs
  const isUnmoved = useRef(opened === undefined)
  isUnmoved.current = isAtStart
  useEffect(() => {
    if (!isThere || isUnmoved.current) return
    const meantMs = beginningAt(latest.current.turns, cursor.current)
    setAtMs(meantMs)
    setShown({ row: rowAt(latest.current.rows, meantMs), focuses: false, isFirst: true })
  }, [isThere, isOnlyCustomer])

  useEffect(() => {
    const follow = () => {
      const moment = momentIn(window.location.hash)
      if (moment) go(beginningAt(latest.current.turns, moment.atMs), { focuses: true })
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [go])

  return {
    lanes,
    lengthMs,
    rows,
    marks,
    atMs,
    isAtStart,
    turn: useMemo(() => turnAt(turns, atMs), [turns, atMs]),
    row: useMemo(() => rowAt(rows, atMs), [rows, atMs]),
    shown,
    part,
    choosePart,
    isOnlyCustomer,
    toggleOnlyCustomer: () => setOnlyCustomer((is) => !is),
    isFollowing,
    toggleFollowing: () => setFollowing((is) => !is),
    go,
  }
}

/** Past the router, which would take a changed hash for another page and scroll. */
function writeAddress(hash: string): void {
  if (window.location.hash === hash) return
  History.prototype.replaceState.call(window.history, window.history.state, '', hash)
}
