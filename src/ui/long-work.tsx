// A long work on the screen: how far it is in words and as a bar, stopping it, and what comes when it is over.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Download from 'lucide-react/icons/download'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Endpoint, requestOf } from '../kernel/endpoint.ts'
import { cancelWork, isOver, oneWork, repeatWork, type Work, workFile } from '../kernel/long-work.ts'
import { NotAnswered, useNoAnswerWords } from './asking.tsx'
import { Button, ButtonLink } from './button.tsx'
import { call, type NoAnswer } from './call.ts'
import { ErrorState } from './error-state.tsx'
import { useFormats, useText, useWords } from './language.tsx'
import { LoadingFrame } from './loading-frame.tsx'
import './long-work.css'
import { workText } from './work-text.ts'

/** Asked again this often while it runs. */
const ASK_MS = 500

/** A work of one's own, asked for again until it is over; an answer that does not come leaves the last one standing. */
export function useWork(id: string | undefined) {
  return useQuery<Work, NotAnswered>({
    queryKey: [oneWork.id, id],
    enabled: id !== undefined,
    refetchInterval: ({ state }) =>
      state.error && 'refusal' in state.error.why
        ? false
        : state.data && isOver(state.data.state)
          ? false
          : ASK_MS,
    refetchIntervalInBackground: true,
    queryFn: async ({ signal }) => {
      const told = await call(oneWork, { work: id! }, signal)
      if ('answer' in told) return told.answer
      throw new NotAnswered(told)
    },
  })
}

/**
 * Shows a work until its end. `children` says what came of it when it is done; without it the file is offered. `onAgain` takes
 * the id of the work that was asked for anew; `stopped` says in words what stopping it left.
 */
export function LongWork({
  id,
  children,
  onOver,
  onAgain,
  stopped,
}: {
  id: string
  children?: (work: Work) => ReactNode
  onOver?: (work: Work) => void
  onAgain?: (id: string) => void
  stopped?: ReactNode
}) {
  const t = useText(workText)
  const asked = useWork(id)
  const words = useNoAnswerWords()
  const told = useRef<string>(undefined)
  const work = asked.data
  useEffect(() => {
    if (!work || !isOver(work.state) || told.current === work.id) return
    told.current = work.id
    onOver?.(work)
  }, [work, onOver])
  if (!work) {
    if (asked.error) return <ErrorState {...words(asked.error.why)} onRetry={() => void asked.refetch()} />
    return (
      <LoadingFrame ready={false} height={6}>
        {null}
      </LoadingFrame>
    )
  }
  const silent = asked.error !== null && !isOver(work.state)
  return (
    <div className="work">
      {isOver(work.state) ? null : <Progress work={work} silent={silent} />}
      {work.state === 'done' ? (
        <>
          <span className="unseen" role="status">
            {t.done}
          </span>
          {children ? children(work) : <WorkFileLink work={work} />}
        </>
      ) : null}
      {work.state === 'cancelled' || work.state === 'failed' ? (
        <Ended work={work} onAgain={onAgain} stopped={stopped} />
      ) : null}
    </div>
  )
}

function Progress({ work, silent }: { work: Work; silent: boolean }) {
  const t = useText(workText)
  const say = useWords()
  const memory = useQueryClient()
  const { done, total } = work
  const step = work.state === 'waiting' ? t.waiting : work.step ? say(work.step) : t.running
  return (
    <WorkBar
      words={say(work.words)}
      done={done}
      total={total}
      count={total !== null ? t.of(done, total) : done > 0 ? t.soFar(done) : ''}
      step={silent ? t.offline : step}
      stopping={work.stopping}
      onStop={async () => {
        const told = await call(cancelWork, { work: work.id })
        if ('answer' in told) memory.setQueryData([oneWork.id, work.id], told.answer)
        return 'answer' in told
      }}
    />
  )
}

/** The bar of anything that takes its time: what it is, how far, and how to stop it. `total` null = nobody knows how much. */
export function WorkBar({
  words,
  done,
  total,
  count,
  step,
  stopping,
  onStop,
}: {
  words: string
  done: number
  total: number | null
  /** how far in words: "1,204 de 40,000" */
  count: string
  /** what is being done now */
  step: string
  stopping: boolean
  /** answers whether the wish was heard */
  onStop: () => Promise<boolean>
}) {
  const t = useText(workText)
  const [pressed, setPressed] = useState(false)
  const asked = pressed || stopping
  const known = total !== null && total > 0
  const tenth = known ? 10 * Math.min(10, Math.floor((10 * done) / total)) : undefined
  const now = asked ? t.stopping : step
  return (
    <div className="work">
      <div className="work-head">
        <strong>{words}</strong>
        <span className="work-count">{count}</span>
      </div>
      <div
        className="work-bar"
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        {...(known
          ? { 'aria-valuemax': total, 'aria-valuenow': Math.min(done, total), 'aria-valuetext': count }
          : {})}
        data-unknown={known ? undefined : true}
      >
        <i style={known ? { width: `${(100 * Math.min(done, total)) / total}%` } : undefined} />
      </div>
      <div className="work-ends">
        <span>{now}</span>
        <Button
          busy={asked}
          onPress={() => {
            setPressed(true)
            void onStop().then((heard) => {
              if (!heard) setPressed(false)
            })
          }}
        >
          {asked ? t.stopping : t.stop}
        </Button>
      </div>
      {/* heard every tenth of the way, so that it does not talk without a pause */}
      <span className="unseen" role="status">
        {now} {tenth === undefined ? '' : `${tenth} %`}
      </span>
    </div>
  )
}

function Ended({
  work,
  onAgain,
  stopped,
}: {
  work: Work
  onAgain: ((id: string) => void) | undefined
  stopped: ReactNode
}) {
  const t = useText(workText)
  const say = useWords()
  const words = useNoAnswerWords()
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const again = async () => {
    if (busy) return
    setBusy(true)
    const told = await call(repeatWork, { work: work.id })
    setBusy(false)
    if ('answer' in told) onAgain?.(told.answer.work)
    else setNone(told)
  }
  const button = onAgain ? (
    <Button onPress={() => void again()} busy={busy}>
      {t.again}
    </Button>
  ) : null
  if (none) return <ErrorState {...words(none)} onRetry={() => void again()} focus />
  if (work.state === 'failed')
    return (
      <>
        <ErrorState happened={t.failed} todo={work.error ? say(work.error) : undefined} focus />
        {button}
      </>
    )
  return (
    <>
      <p role="status">{stopped ?? t.cancelled}</p>
      {button}
    </>
  )
}

/** The file of a work that is done, or that it is gone. */
export function WorkFileLink({ work }: { work: Work }) {
  const t = useText(workText)
  const { clock, day } = useFormats()
  if (!work.file) return <p>{t.gone}</p>
  const until = new Date(work.file.until)
  return (
    <>
      <div>
        <ButtonLink
          to={requestOf(workFile as Endpoint, { work: work.id }).path}
          look="main"
          icon={Download}
          download
        >
          {t.save(t.size(work.file.bytes))}
        </ButtonLink>
      </div>
      <p className="soft">
        {t.until(`${day(until.toLocaleDateString('sv-SE'))}, ${clock(work.file.until)}`)}
      </p>
    </>
  )
}
