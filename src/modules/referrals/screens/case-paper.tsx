// The frame of a paper of a case: its place on the path, print and the way back above it, and lines to sign at its end.
import Printer from 'lucide-react/icons/printer'
import type { ReactNode } from 'react'
import { type Ask, Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import '../../../ui/desk.css'
import { useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import './cases.css'
import { caseDesk } from './desk-text.ts'
import { listText } from './list-text.ts'
import { caseWords } from './words.ts'

type OfChild = { readonly child: { readonly given: string; readonly first: string } }

/** `head` stands on the path and names the paper; `titled` adds to it the child the paper is for. */
export function CasePaper<A extends OfChild>({
  id,
  case: key,
  head,
  titled,
  asked,
  children,
}: {
  id: string
  case: string
  head: string
  titled?: boolean
  asked: Ask<A>
  children: (answer: A) => ReactNode
}) {
  const t = useText(caseDesk)
  const l = useText(listText)
  const w = useText(caseWords)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const name = asked.data ? `${asked.data.child.given} ${asked.data.child.first}` : ''
  const back = `/centro/${id}/seguimiento/${key}`
  useStanding(
    centerSteps(
      me,
      l.mexico,
      center.data,
      id,
      { label: w.title, to: `/centro/${id}/seguimiento` },
      { label: name || '\u00a0', to: back },
      { label: head },
    ),
    'referrals',
  )
  return (
    <Asked of={asked} height={30}>
      {(answer) => (
        <article className="case-paper" aria-labelledby="paper">
          <div className="row no-print">
            <Button look="main" icon={Printer} onPress={() => print()}>
              {t.print}
            </Button>
            <ButtonLink to={back} look="quiet">
              {t.back}
            </ButtonLink>
          </div>
          <h1 id="paper">{titled ? `${head}: ${name}` : head}</h1>
          {children(answer)}
        </article>
      )}
    </Asked>
  )
}

/** Places to sign; `words` parted by a bar. */
export function Signs({ words }: { words: string }) {
  return (
    <div className="case-paper-signs">
      {words.split('|').map((who) => (
        <div key={who}>{who}</div>
      ))}
    </div>
  )
}
