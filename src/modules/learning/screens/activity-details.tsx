// How an activity of the bank is done: what, with what, what to look at, and how everybody takes part.
import { useText } from '../../../ui/language.tsx'
import type { Activity } from '../contract/programme.ts'
import type { ActivityBankShown } from '../contract.ts'
import { contentOf, fieldOf } from '../rules/programme.ts'
import { learningWords } from './words.ts'

/** `contents` of the programme in force; without them, those that come along. */
export function ActivityDetails({
  activity: a,
  contents,
}: {
  activity: Activity
  contents?: Readonly<ActivityBankShown['contents']> | undefined
}) {
  const title = contents?.find((c) => c.id === a.content)?.title ?? contentOf.get(a.content)?.title
  const w = useText(learningWords)
  return (
    <div className="stack learning-how">
      <p lang="es">{a.what}</p>
      <p>
        <strong>{w.look}:</strong> <span lang="es">{a.look}</span>
      </p>
      <p>
        <strong>{w.adjust}:</strong> <span lang="es">{a.adjust}</span>
      </p>
      <p>
        <strong>{w.materials}:</strong>{' '}
        {a.materials.length > 0 ? <span lang="es">{a.materials.join(' · ')}</span> : w.noMaterials}. {w.alone}
      </p>
      <p className="soft">
        {[
          w.ages(a.from, a.to),
          w.minutes(a.minutes),
          w.place[a.place],
          w.group[a.group],
          a.domains.map((d) => w.domains[d]).join(', '),
        ].join(' · ')}
        <br />
        {w.fields[fieldOf(a)]}
        {title ? (
          <>
            : <span lang="es">{title}</span>
          </>
        ) : null}
      </p>
    </div>
  )
}
