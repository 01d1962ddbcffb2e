// The survey and the rosters of a study: how many answered, the link with its QR, codes, closing, and each company's totals.
import Copy from 'lucide-react/icons/copy'
import { useState } from 'react'
import { useAskAgain } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { Qr } from '../../../ui/qr.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { studyChanged, studyWithdrawn, surveyClosed } from '../contract/kinds.ts'
import { LEAST_GROUP } from '../contract/survey.ts'
import type { OneStudy } from '../contract.ts'
import { CodesForm } from './codes-form.tsx'
import { NotTaken } from './not-taken.tsx'
import { RosterForm } from './roster-form.tsx'
import { surveyAddress } from './survey-address.ts'
import { needsText } from './text.ts'

type Asking = 'close' | 'change' | 'withdraw' | 'codes'

export function SurveyView({ told, mayWrite }: { told: OneStudy; mayWrite: boolean }) {
  const t = useText(needsText)
  const { number, day } = useFormats()
  const toast = useToast()
  const may = useMay()
  const { study, parties, answered, codes, today } = told
  const [asking, setAsking] = useState<Asking>()
  const [roster, setRoster] = useState<string>()
  const open = study.state === 'open'
  const address = surveyAddress(study.link)
  const of = parties.find((p) => p.id === roster)
  return (
    <div className="stack">
      {study.how === 'none' ? null : (
        <section className="card stack" aria-label={t.link}>
          <dl className="facts">
            <dt>{t.answered}</dt>
            <dd>{number(answered)}</dd>
          </dl>
          <p>{answered < LEAST_GROUP ? t.least(number(LEAST_GROUP - answered)) : open ? t.enough : null}</p>
          {open ? (
            <>
              <h2>{t.link}</h2>
              <div className="needs-share">
                <Qr text={address} size={140} />
                <div className="stack">
                  <p>{t.linkAbout}</p>
                  <code>{address}</code>
                  <div className="row no-print">
                    <Button
                      icon={Copy}
                      onPress={() => void navigator.clipboard?.writeText(address).then(() => toast(t.copied))}
                    >
                      {t.copy}
                    </Button>
                    <ButtonLink to={`/estudios/${study.book}/${study.key}/cartel`} look="plain">
                      {t.poster}
                    </ButtonLink>
                  </div>
                </div>
              </div>
              {study.how === 'once' ? (
                <p className="row">
                  <span>{t.codesAbout(number(codes.made), number(codes.used))}</span>
                  {mayWrite ? <Button onPress={() => setAsking('codes')}>{t.makeCodes}</Button> : null}
                </p>
              ) : null}
            </>
          ) : null}
          {open && mayWrite ? (
            <div className="row no-print">
              <Button look="main" onPress={() => setAsking('close')}>
                {t.close}
              </Button>
              <Button look="quiet" onPress={() => setAsking('change')}>
                {t.change}
              </Button>
              <Button look="quiet" onPress={() => setAsking('withdraw')}>
                {t.withdraw}
              </Button>
            </div>
          ) : null}
        </section>
      )}
      <section className="card stack" aria-label={t.rosters}>
        <h2>{t.rosters}</h2>
        <p className="soft">{t.rostersAbout}</p>
        {may('exchange.import') && study.state !== 'withdrawn' ? (
          <p className="row">
            <ButtonLink to="/importar" look="quiet">
              {t.rosterFile}
            </ButtonLink>
            <span className="soft">{t.rosterFileAbout(study.link)}</span>
          </p>
        ) : null}
        <ul className="stack">
          {parties.map((p) => {
            const known = study.rosters.find((r) => r.party === p.id)
            return (
              <li key={p.id} className="row">
                <strong>{p.name}</strong>
                <span>
                  {known ? (
                    `${number(known.workers)} ${t.workers.toLowerCase()}, ${day(known.on)}. ${known.source}`
                  ) : (
                    <span className="soft">{t.noRoster}</span>
                  )}
                </span>
                {mayWrite ? (
                  <Button
                    look="quiet"
                    label={`${known ? t.rosterAgain : t.roster}: ${p.name}`}
                    onPress={() => setRoster(p.id)}
                  >
                    {known ? t.rosterAgain : t.roster}
                  </Button>
                ) : null}
              </li>
            )
          })}
        </ul>
      </section>
      {of ? (
        <RosterForm
          key={of.id}
          book={study.book}
          study={study.key}
          party={of}
          known={study.rosters.find((r) => r.party === of.id)}
          today={today}
          onClose={() => setRoster(undefined)}
        />
      ) : null}
      {asking === 'codes' ? <CodesForm told={told} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'close' || asking === 'withdraw' ? (
        <Ending told={told} which={asking} onClose={() => setAsking(undefined)} />
      ) : null}
      {asking === 'change' ? <Change told={told} onClose={() => setAsking(undefined)} /> : null}
    </div>
  )
}

function Ending({
  told: { study, today },
  which,
  onClose,
}: {
  told: OneStudy
  which: 'close' | 'withdraw'
  onClose: () => void
}) {
  const t = useText(needsText)
  const again = useAskAgain()
  const deciding = useDeciding()
  const [reason, setReason] = useState('')
  const closing = which === 'close'
  const save = async () => {
    const common = { parties: study.parties, on: today }
    const done = await deciding.decide({
      ...{ kind: closing ? surveyClosed : studyWithdrawn, about: study.key, book: study.book },
      payload: closing ? common : { ...common, reason: reason.trim() },
    })
    if (!done) return
    await again()
    onClose()
  }
  const title = closing ? t.close : t.withdraw
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <Button look={closing ? 'main' : 'grave'} busy={deciding.busy} onPress={() => void save()}>
          {title}
        </Button>
      }
    >
      <div className="form">
        <p>{closing ? t.closeAbout : t.withdrawAbout}</p>
        {closing ? null : (
          <Field
            kind="long"
            label={t.reason}
            value={reason}
            onChange={setReason}
            maxLength={500}
            {...(deciding.wrong.reason === undefined ? {} : { error: deciding.wrong.reason })}
          />
        )}
        <NotTaken none={deciding.none} />
      </div>
    </Dialog>
  )
}

function Change({ told: { study }, onClose }: { told: OneStudy; onClose: () => void }) {
  const t = useText(needsText)
  const again = useAskAgain()
  const deciding = useDeciding()
  const [until, setUntil] = useState(study.until_day)
  const [daily, setDaily] = useState(String(study.daily))
  const save = async () => {
    const done = await deciding.decide({
      ...{ kind: studyChanged, about: study.key, book: study.book },
      payload: { until, daily: /^\d+$/.test(daily.trim()) ? Number(daily) : Number.NaN },
    })
    if (!done) return
    await again()
    onClose()
  }
  const error = (name: string) => (deciding.wrong[name] === undefined ? {} : { error: deciding.wrong[name] })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.change}
      actions={
        <Button look="main" busy={deciding.busy} onPress={() => void save()}>
          {deciding.busy ? t.saving : t.save}
        </Button>
      }
    >
      <div className="form">
        <Field kind="date" label={t.until} value={until} onChange={setUntil} {...error('until')} />
        {study.how === 'shared' ? (
          <Field
            kind="whole"
            label={t.daily}
            hint={t.dailyHint}
            value={daily}
            onChange={setDaily}
            {...error('daily')}
          />
        ) : null}
        <NotTaken none={deciding.none} />
      </div>
    </Dialog>
  )
}
