// Care and protection at the desk: write a report, see who receives them, and, for those named, the key and the sealed book.
import PenLine from 'lucide-react/icons/pen-line'
import { lazy, Suspense, useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useText } from '../../../ui/language.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import { useMay, useMe, widestPost } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { listProtocol, myBoxes } from '../contract.ts'
import { protocolText } from './desk-text.ts'
import { PersonsNamed } from './persons-named.tsx'
import { SetUpState } from './set-up.tsx'
import './report.css'

const ReportDesk = lazy(async () => ({ default: (await import('./report-desk.tsx')).ReportDesk }))
const Appoint = lazy(async () => ({ default: (await import('./appoint.tsx')).Appoint }))
const SetUps = lazy(async () => ({ default: (await import('./set-ups.tsx')).SetUps }))
const SealedBook = lazy(async () => ({ default: (await import('./sealed-book.tsx')).SealedBook }))

const waiting = (
  <LoadingFrame ready={false} height={12}>
    {null}
  </LoadingFrame>
)

export function Protocol() {
  const t = useText(protocolText)
  const me = useMe()
  const may = useMay()
  const book = widestPost(me)?.book ?? NATION
  const persons = useAsk(listProtocol, { book })
  const boxes = useAsk(myBoxes, {})
  const [writing, setWriting] = useState(false)
  useStanding([{ label: t.title }], 'protection')
  const own = boxes.data?.boxes ?? []
  return (
    <>
      <PageHead title={t.title} />
      <div className="stack">
        {writing ? (
          <Suspense fallback={waiting}>
            <ReportDesk book={book} persons={persons.data?.persons ?? []} onClose={() => setWriting(false)} />
          </Suspense>
        ) : (
          <section className="card stack">
            <p>{t.writeWhy}</p>
            <div>
              <Button look="main" icon={PenLine} disabled={!persons.data} onPress={() => setWriting(true)}>
                {t.write}
              </Button>
            </div>
          </section>
        )}
        {own.length > 0 && !writing ? (
          <Suspense fallback={waiting}>
            <SealedBook boxes={own} wrapped={boxes.data?.wrapped ?? null} />
          </Suspense>
        ) : null}
        {writing ? null : (
          <Asked of={persons} height={12}>
            {({ homeName, persons: named, kept }) => (
              <section className="card stack" aria-labelledby="protocol-persons">
                <h2 id="protocol-persons">{t.personsOf(homeName)}</h2>
                <PersonsNamed persons={named} />
                <SetUpState persons={named} />
                <p className="soft">
                  {kept.confirmed ? t.kept(kept.years) : t.keptAll(kept.years)} {kept.source}.
                </p>
              </section>
            )}
          </Asked>
        )}
        {may('protection.appoint') && !writing ? (
          <Suspense fallback={waiting}>
            <SetUps />
            <Appoint />
          </Suspense>
        ) : null}
      </div>
    </>
  )
}
