// One child on the scale: big keys, the last value beside the new one, the rule's word at once, a yes only where in doubt.
import Check from 'lucide-react/icons/check'
import PencilLine from 'lucide-react/icons/pencil-line'
import SkipForward from 'lucide-react/icons/skip-forward'
import { useState } from 'react'
import type { Line } from '../../../device/use-saying.ts'
import { type Day, daysBetween } from '../../../kernel/days.ts'
import type { Position } from '../../../kernel/measures.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ChildLine } from '../../../ui/child-face.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { NumberPad } from '../../../ui/number-pad.tsx'
import { Select } from '../../../ui/select.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { GrowthTables } from '../rules/growth-tables.ts'
import { FirstWord, Judgement, useMeasureWords } from './judgement.tsx'
import { growthText } from './text.ts'
import {
  type Field,
  fieldRange,
  fields,
  judgeAgainst,
  type Kept,
  lastOf,
  lineOfMeasuring,
  measuringOf,
  NOTHING_TYPED,
  needsYes,
  type Typed,
  takenIn,
  usuallyUndressed,
  usualPosition,
  wrongFields,
} from './weighing.ts'

export type Adult = { readonly id: string; readonly name: string }

/** Mount with `key` = the child: what was typed for one never stands under the face of another. */
export function WeighChild({
  id,
  child,
  room,
  history,
  tables,
  today,
  adults,
  witness,
  onWitness,
  onSave,
  onSkip,
  last: isLast,
}: {
  id: string
  child: CarriedChild
  /** room the fact is said in */
  room?: string
  history: readonly Kept[]
  tables: GrowthTables
  today: Day
  /** who may stand by: never who types */
  adults: readonly Adult[]
  witness: string
  onWitness: (id: string) => void
  /** resolves to false when nothing was saved */
  onSave: (line: Line, words: string) => Promise<boolean>
  onSkip?: () => void
  last: boolean
}) {
  const t = useText(growthText)
  const { age } = useFormats()
  const words = useMeasureWords()
  const [field, setField] = useState<Field>('weightKg')
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED)
  const [position, setPosition] = useState<Position>(usualPosition(child.birth, today))
  const [undressed, setUndressed] = useState(usuallyUndressed(child.birth, today))
  const [asked, setAsked] = useState(false)
  const [saving, setSaving] = useState(false)

  const measuring = measuringOf(typed, today, position)
  const nothing = fields.every((f) => measuring[f] === undefined)
  const judged = nothing ? undefined : judgeAgainst(tables, child, measuring, history)
  const wrong = wrongFields(typed)
  const refused = judged !== undefined && !judged.verdict.stands
  const lonely = undressed && measuring.weightKg !== undefined && witness === ''
  const ready = judged !== undefined && !refused && wrong.length === 0 && !lonely
  const range = fieldRange[field]
  const before = lastOf(history, field, today)
  const beforeValue = before && takenIn(before.m, field)

  const type = (value: string) => {
    setTyped({ ...typed, [field]: value })
    setAsked(false)
  }
  const save = async () => {
    if (!judged || !ready || saving) return
    if (needsYes(judged) && !asked) {
      setAsked(true)
      return
    }
    const more = { room, witness: witness || undefined, undressed }
    setSaving(true)
    await onSave(lineOfMeasuring(id, measuring, judged, more), t.saved(child.given, words.all(measuring)))
    setSaving(false)
  }

  return (
    <div className="weigh-child">
      <div className="weigh-who">
        <ChildLine
          id={id}
          name={`${child.given} ${child.first}`}
          line={age(child.birth, today)}
          alerts={child.alerts.map((a) => a.text)}
          size={56}
        />
        {onSkip ? (
          <Button look="quiet" icon={SkipForward} onPress={onSkip}>
            {t.skip}
          </Button>
        ) : null}
      </div>
      <div className="weigh-pad">
        <fieldset className="weigh-fields" aria-label={t.what}>
          {fields.map((f) => (
            <Button key={f} pressed={f === field} onPress={() => setField(f)}>
              <span className="weigh-field">
                <span>{t.fields[f]}</span>
                <span className="weigh-typed">{typed[f] === '' ? '–' : typed[f]}</span>
              </span>
            </Button>
          ))}
        </fieldset>
        <NumberPad
          label={t.fieldLabels[field]}
          value={typed[field]}
          onChange={type}
          unit={t.units[field]}
          decimals={range.decimals}
          wholeDigits={field === 'weightKg' ? 2 : 3}
          last={
            before && beforeValue !== undefined
              ? t.last(
                  words.value(beforeValue, field),
                  words.dayShort(before.m.d),
                  daysBetween(before.m.d, today),
                )
              : t.noLast
          }
          error={
            wrong.includes(field)
              ? t.outOfRange(words.value(range.min, field), words.value(range.max, field))
              : undefined
          }
          onDone={() => void save()}
        />
      </div>
      <div className="weigh-side">
        {field === 'lengthCm' ? (
          <fieldset className="weigh-position" aria-label={t.position}>
            <Button pressed={position === 'L'} onPress={() => setPosition('L')}>
              {t.lying}
            </Button>
            <Button pressed={position === 'H'} onPress={() => setPosition('H')}>
              {t.standing}
            </Button>
          </fieldset>
        ) : null}
        {field === 'weightKg' ? (
          <Checkbox label={t.undressed} hint={t.undressedHint} checked={undressed} onChange={setUndressed} />
        ) : null}
        <Select
          label={t.witness}
          value={witness}
          onChange={onWitness}
          choices={adults.map((a) => ({ value: a.id, label: a.name }))}
          error={lonely ? t.witnessMissing : undefined}
          optional={!undressed}
        />
        <Judgement judged={judged} measuring={measuring} />
      </div>
      <div className="weigh-save">
        {/* on a small screen the judgement lies below the keys: its first word stands here too */}
        <p className="weigh-word" aria-hidden="true">
          {lonely ? t.witnessMissing : judged ? <FirstWord judged={judged} measuring={measuring} /> : null}
        </p>
        {asked ? (
          <>
            <Button big icon={PencilLine} onPress={() => setAsked(false)}>
              {t.fix}
            </Button>
            <Button look="grave" big icon={Check} busy={saving} disabled={!ready} onPress={() => void save()}>
              {t.sure}
            </Button>
          </>
        ) : (
          <Button look="main" big icon={Check} busy={saving} disabled={!ready} onPress={() => void save()}>
            {isLast ? t.saveLast : t.save}
          </Button>
        )}
      </div>
    </div>
  )
}
