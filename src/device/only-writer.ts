// One writer of the outbox at a time, of all tabs of the tablet; a tab that goes on writing is not asked for its turn each time.

const LOCK = 'nido-outbox'
/** A turn is kept this long after its last use, so that the next tap does not wait for the browser's leave. */
const KEPT_MS = 3_000
/** However busy, a turn ends after this long: a tab whose wish was not heard waits no longer. */
const LONGEST_TURN_MS = 10_000

type Turn = { readonly end: () => void; readonly over: Promise<void> }

/** Posted on by a tab that wants a turn; whoever has one and nothing under way gives it up. */
let wishes: BroadcastChannel | undefined
let turn: Promise<Turn> | undefined
let last: Promise<unknown> = Promise.resolve()
let underWay = 0
let wished = false
let idle: ReturnType<typeof setTimeout> | undefined

function giveUp(): void {
  clearTimeout(idle)
  const ending = turn
  turn = undefined
  void ending?.then((t) => t.end())
}

/** Gives the turn up now, or as soon as what is under way is done. */
function yieldTurn(): void {
  wished = true
  if (underWay === 0 && turn) giveUp()
}

function listen(): BroadcastChannel {
  const channel = new BroadcastChannel(`${LOCK}-wish`)
  channel.onmessage = yieldTurn
  document.addEventListener('visibilitychange', () => {
    // a hidden page may be frozen at any moment, and would keep its turn as long
    if (document.visibilityState === 'hidden') yieldTurn()
  })
  return channel
}

function takeTurn(): Promise<Turn> {
  wished = false
  wishes ??= listen()
  wishes.postMessage('wish')
  return new Promise((got, failed) => {
    navigator.locks
      .request(LOCK, () => {
        let end = () => {}
        const over = new Promise<void>((done) => {
          end = done
        })
        const late = setTimeout(yieldTurn, LONGEST_TURN_MS)
        void over.then(() => clearTimeout(late))
        got({ end, over })
        return over
      })
      .catch((e: unknown) => {
        turn = undefined
        failed(e)
      })
  })
}

/**
 * Runs `work` while no other tab or call writes to the outbox, one after the other. A store is got before, never inside:
 * opening it may have to write too.
 */
export function asOnlyWriter<T>(work: () => Promise<T>): Promise<T> {
  clearTimeout(idle)
  underWay++
  const before = last
  const mine = (async () => {
    await before
    turn ??= takeTurn()
    try {
      await turn
      return await work()
    } finally {
      underWay--
      if (underWay === 0) {
        if (wished || document.visibilityState === 'hidden') giveUp()
        else idle = setTimeout(giveUp, KEPT_MS)
      }
    }
  })()
  last = mine.catch(() => {})
  return mine
}
