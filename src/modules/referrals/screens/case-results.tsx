// The result a case comes from, as it was known then and as it stands today, and the latest one beside it.
import { useFormats, useText } from '../../../ui/language.tsx'
import type { DoubtNoted } from '../contract/steps.ts'
import type { ReferralCase } from '../contract.ts'
import { caseDesk } from './desk-text.ts'
import type { ResultShown } from './result-shown.ts'

/** What a doubt that was told in words alone names: no module knows it. */
const inWords = (id: string) => id.startsWith('words:')

/** `results`: those of other modules, the latest first; undefined while they are on their way. */
export function CaseResults({
  of: c,
  results,
}: {
  of: Pick<ReferralCase, 'steps'>
  results: readonly ResultShown[] | undefined
}) {
  const t = useText(caseDesk).fromResult
  const { day } = useFormats()
  const ref = c.steps.flatMap((s) => (s.kind === 'doubt' ? ((s.said as DoubtNoted).ref ?? []) : []))[0]
  if (!ref) return null
  const now = results?.find((r) => r.id === ref.id)
  const [latest] = results ?? []
  return (
    <section className="card stack" aria-labelledby="case-result">
      <h2 id="case-result">{t.title}</h2>
      <p>
        <span className="soft">{t.before}:</span> {ref.words}
      </p>
      {now ? (
        <>
          <h3>{t.now}</h3>
          {now.drawn}
        </>
      ) : results && !inWords(ref.id) ? (
        <p className="soft">{t.gone}</p>
      ) : null}
      {latest && latest.id !== ref.id && !inWords(ref.id) ? (
        <>
          <h3>{t.latest(day(latest.day))}</h3>
          {latest.drawn}
        </>
      ) : null}
    </section>
  )
}
