// The emblem of an organization, as its reports carry it: shown, put, changed, taken away.
import ImageIcon from 'lucide-react/icons/image'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { readiedLogo } from '../../../ui/ready-logo.ts'
import type { PartnerWhole } from '../contract/asking.ts'
import { logoGiven } from '../contract/kinds.ts'
import { LARGEST_LOGO } from '../contract/told.ts'
import { PartnerForm } from './partner-form.tsx'
import './partners.css'
import { partnersText } from './text.ts'

export function LogoView({ of: { partner: p } }: { of: PartnerWhole }) {
  const t = useText(partnersText)
  const may = useMay()
  const [doing, setDoing] = useState<'put' | 'drop'>()
  const writes = may('partners.write')
  if (p.logo === null && !writes) return null
  const at = { kind: logoGiven, about: p.key, book: p.book }
  const close = () => setDoing(undefined)
  return (
    <section className="stack" aria-label={t.logo}>
      <h2>{t.logo}</h2>
      {p.logo ? (
        <img
          className="partner-logo"
          src={`/v1/books/${p.book}/partners/files/${p.logo}`}
          alt={t.logoOf(p.name)}
        />
      ) : null}
      {writes ? (
        <>
          <p className="soft">{t.logoAbout}</p>
          <div className="row">
            <Button icon={ImageIcon} onPress={() => setDoing('put')}>
              {p.logo ? t.logoOther : t.logoPut}
            </Button>
            {p.logo ? (
              <Button look="quiet" onPress={() => setDoing('drop')}>
                {t.logoDrop}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {doing === 'put' ? (
        <PartnerForm
          asked={{
            ...{ ...at, title: t.logo, note: t.logoAbout },
            fields: [
              {
                ...{ name: 'file', label: t.logo, kind: 'paper' },
                attaching: {
                  ...{ accept: 'image/png,image/jpeg', icon: ImageIcon, choose: t.chooseLogo, needed: true },
                  ready: (file) => readiedLogo(file, LARGEST_LOGO),
                },
              },
            ],
          }}
          onClose={close}
        />
      ) : null}
      {doing === 'drop' ? (
        <PartnerForm
          asked={{
            ...{ ...at, title: t.logoDrop, note: t.logoDropAbout, fields: [] },
            payload: () => ({ file: null }),
          }}
          onClose={close}
        />
      ) : null}
    </section>
  )
}
