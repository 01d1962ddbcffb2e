// People to talk with, with what they agreed to: seen when asked for, because that is written down; withdrawn, they are erased.
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { newId } from '../../../ui/saying.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import { type PartnerWhole, partnerContacts } from '../contract/asking.ts'
import { contactTold, contactWithdrawn } from '../contract/kinds.ts'
import { ConsentWay, consentUses } from '../contract/stages.ts'
import { PartnerForm } from './partner-form.tsx'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

export function ContactsView({ of }: { of: PartnerWhole }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { day } = useFormats()
  const [seen, setSeen] = useState(false)
  const [adding, setAdding] = useState<string>()
  const [leaving, setLeaving] = useState<string>()
  const { book, key } = of.partner
  const asked = useAsk(partnerContacts, seen ? { book, partner: key } : undefined)
  return (
    <div className="stack">
      <div className="row">
        {seen ? null : <Button onPress={() => setSeen(true)}>{t.seeContacts}</Button>}
        <Button look="quiet" onPress={() => setAdding(newId())}>
          {t.addContact}
        </Button>
        <span className="soft">{t.contactsNote}</span>
      </div>
      {seen ? (
        <Asked of={asked} height={8}>
          {({ contacts }) =>
            contacts.length === 0 ? (
              <p className="soft">{t.noContacts}</p>
            ) : (
              <ul className="lines">
                {contacts.map((c) => (
                  <li key={c.key}>
                    {c.withdrawn_on ? (
                      <span className="soft">{t.withdrawn(day(c.withdrawn_on))}</span>
                    ) : (
                      <>
                        <span>
                          <strong>{c.name}</strong>
                          {c.post ? ` · ${c.post}` : null}
                          {c.mail ? ` · ${c.mail}` : null}
                          {c.phone ? ` · ${c.phone}` : null}
                          <br />
                          {c.consent ? (
                            <span className="soft">
                              {c.consent.uses.map((u) => w.uses[u]).join(', ')} · {day(c.consent.on)} ·{' '}
                              {w.ways[c.consent.how]}
                            </span>
                          ) : (
                            <Chip state="attention">{t.noConsent}</Chip>
                          )}
                        </span>
                        <Button look="quiet" onPress={() => setLeaving(c.key)}>
                          {t.withdraw}
                        </Button>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Asked>
      ) : null}
      {adding ? (
        <PartnerForm
          asked={{
            ...{ kind: contactTold, title: t.addContact, about: key, book },
            fields: [
              { name: 'name', label: t.contactName, kind: 'text' },
              { name: 'post', label: t.post, kind: 'text', optional: true },
              { name: 'mail', label: t.mail, kind: 'text', optional: true },
              { name: 'phone', label: t.phone, kind: 'text', optional: true },
              { name: 'uses', label: t.consent, kind: 'many', choices: choicesOf(consentUses, w.uses) },
              {
                ...{ name: 'how', label: t.consentHow, kind: 'choice', start: 'in-person' },
                choices: choicesOf(ConsentWay.options, w.ways),
              },
              { name: 'on', label: t.consentOn, kind: 'date', start: todayIn(undefined) },
            ],
            payload: ({ uses, how, on, ...said }) => ({
              ...{ ...said, contact: adding },
              consent: (uses as readonly string[]).length === 0 ? null : { on, how, uses },
            }),
          }}
          onClose={() => setAdding(undefined)}
        />
      ) : null}
      {leaving ? (
        <PartnerForm
          asked={{
            ...{ kind: contactWithdrawn, title: t.withdrawTitle, about: key, book },
            fields: [
              { name: 'on', label: t.day, kind: 'date', start: todayIn(undefined) },
              { name: 'reason', label: t.why, kind: 'text', optional: true },
            ],
            payload: (said) => ({ ...said, contact: leaving }),
          }}
          onClose={() => setLeaving(undefined)}
        />
      ) : null}
    </div>
  )
}
