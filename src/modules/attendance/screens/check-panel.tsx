// The check at the door when something was seen: signs, temperature, medicine, what the family told; receive, or not, with the rule's advice.
import Check from 'lucide-react/icons/check'
import FileText from 'lucide-react/icons/file-text'
import Printer from 'lucide-react/icons/printer'
import Stethoscope from 'lucide-react/icons/stethoscope'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { decimalOf } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Reserved } from '../../../ui/reserved.tsx'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { PanelAt } from '../../../ui/room-gesture.ts'
import { Sign } from '../contract/door.ts'
import { arrived, notReceived } from '../contract/kinds.ts'
import { judgeCheck } from '../rules/exclusion.ts'
import { useDoor } from './door-at.ts'
import { panelWords } from './panel-words.ts'
import './panels.css'
import { ReferralBody } from './referral-body.tsx'

export function CheckPanel({ cards, back, done }: PanelAt) {
  const w = useText(panelWords)
  const t = w.check
  const { list } = useFormats()
  const { room, today, tell, norms, days, center, timeZone } = useDoor()
  const [signs, setSigns] = useState<readonly Sign[]>([])
  const [fever, setFever] = useState('')
  const [medicine, setMedicine] = useState('')
  const [home, setHome] = useState('')
  const [told, setTold] = useState('')
  const [paper, setPaper] = useState(false)
  const heat = fever.trim() === '' ? undefined : decimalOf(fever)
  const wrong = heat !== undefined && !(heat >= 34 && heat <= 43)
  const out = judgeCheck({ fever: wrong ? undefined : heat, signs }, norms)
  const names = list(cards.map((c) => c.given))
  const lines = (make: (id: string) => Parameters<typeof tell>[1][number]) => cards.map((c) => make(c.id))
  const seen = signs.length > 0 ? { signs: [...signs] } : {}
  const temperature = heat === undefined ? {} : { fever: heat }
  const receive = (): Promise<boolean> => {
    const check = {
      ...{ ...temperature, ...seen },
      ...(medicine.trim() ? { medicine: [medicine.trim()] } : {}),
      ...(home.trim() ? { home: home.trim() } : {}),
    }
    const said = lines((about) => ({
      ...{
        kind: arrived.kind,
        kindVersion: arrived.version,
        about,
        room,
        // nothing noted is an arrival like any other, whatever panel it was said from
        payload: { day: today, room, ...(Object.keys(check).length > 0 ? { check } : {}) },
      },
    }))
    return tell(`check ${names}`, said, t.saidIn(names)).then((saved) => {
      if (saved) done()
      return saved
    })
  }
  const refuse = () => {
    const reasons = [...new Set([...out, ...signs])]
    const said = lines((about) => ({
      ...{ kind: notReceived.kind, kindVersion: notReceived.version, about, room },
      payload: {
        ...{ day: today, room, signs: reasons, ...temperature, advised: out.length > 0 },
        ...(home.trim() ? { note: home.trim() } : {}),
        ...(told.trim() ? { told: told.trim() } : {}),
      },
    }))
    void tell(`out ${names}`, said, t.saidOut(names)).then((saved) => {
      if (!saved) return
      if (cards.length > 1) done()
      else setPaper(true)
    })
  }
  const only = cards.length === 1 ? cards[0] : undefined
  const sentBack = only && days.get(`${only.id}|${today}`)?.m?.findLast((m) => m.kind === 'not-received')
  if (paper && only && sentBack)
    return (
      <GesturePanel ask={t.paper} who={only.name} onBack={() => setPaper(false)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
        <div className="door-form door-paper" tabIndex={0}>
          <ReferralBody {...{ center, timeZone }} child={only.name} day={today} out={sentBack} />
        </div>
        <BarButton id="print" label={t.print} icon={Printer} onPress={() => print()} />
        <BarButton id="ready" label={t.ready} icon={Check} main onPress={done} />
      </GesturePanel>
    )
  const toggle = (s: Sign) => setSigns(signs.includes(s) ? signs.filter((x) => x !== s) : [...signs, s])
  return (
    <GesturePanel ask={t.ask} who={names} onBack={back}>
      {Sign.options.map((s) => (
        <BarButton
          key={s}
          id={`sign-${s}`}
          label={t.signs[s]}
          icon={Stethoscope}
          pressed={signs.includes(s)}
          onPress={() => toggle(s)}
        />
      ))}
      <div className="door-form">
        <div className="door-fields">
          <Field
            kind="decimal"
            label={t.fever}
            hint={t.feverHint}
            value={fever}
            onChange={setFever}
            error={wrong ? t.feverWrong : undefined}
          />
          <Field
            label={t.medicine}
            hint={t.medicineHint}
            value={medicine}
            maxLength={120}
            onChange={setMedicine}
          />
          <Field label={t.home} hint={t.homeHint} value={home} maxLength={500} onChange={setHome} />
        </div>
        <p className="panel-advice" data-out={out.length > 0 || undefined} role="status">
          {out.length > 0 ? t.advice(list(out.map((s) => t.signs[s].toLowerCase()))) : t.noAdvice}{' '}
          <span className="soft">{t.source}</span>
        </p>
        {out.length > 0 ? <Field label={t.told} value={told} maxLength={120} onChange={setTold} /> : null}
        <div className="row">
          <span className="soft">{cards.length === 1 ? t.care : t.careOne}</span>
          {cards.length === 1 && !wrong ? <Reserved child={cards[0]!.id} before={receive} /> : null}
        </div>
        {sentBack ? (
          <Button icon={FileText} onPress={() => setPaper(true)}>
            {t.paper}
          </Button>
        ) : null}
        <div className="row">
          <Button
            look={out.length > 0 ? 'plain' : 'main'}
            icon={Check}
            disabled={wrong || cards.length === 0}
            onPress={() => void receive()}
          >
            {t.receive}
          </Button>
          <Button
            look={out.length > 0 ? 'main' : 'plain'}
            icon={Undo2}
            disabled={wrong || cards.length === 0 || (out.length === 0 && signs.length === 0)}
            onPress={refuse}
          >
            {t.out}
          </Button>
        </div>
      </div>
    </GesturePanel>
  )
}
