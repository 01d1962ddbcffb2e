// The changes of a center: what may be decided about it, what was decided just now, and its history.
import ArrowLeftRight from 'lucide-react/icons/arrow-left-right'
import DoorClosed from 'lucide-react/icons/door-closed'
import DoorOpen from 'lucide-react/icons/door-open'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import Merge from 'lucide-react/icons/merge'
import Split from 'lucide-react/icons/split'
import Type from 'lucide-react/icons/type'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink, type Icon } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useText } from '../../../ui/language.tsx'
import { useMay, useMayNation, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { centerParts } from '../contract.ts'
import { BackToCenter, type Done } from './deciding-parts.tsx'
import { GiveRooms } from './give-rooms.tsx'
import { History } from './history.tsx'
import { CloseCenter, MoveCenter, RenameCenter, ReopenCenter } from './simple-changes.tsx'
import { stepsTo } from './steps.ts'
import { changesText } from './text.ts'

type What = 'move' | 'split' | 'merge' | 'rename' | 'close' | 'reopen'

export function ChangesPage({ id }: { id: string }) {
  const t = useText(changesText)
  const me = useMe()
  const may = useMay()
  const mayNation = useMayNation()
  const file = useAsk(centerFile, { book: id })
  const parts = useAsk(
    centerParts,
    may('rooms.recut') || may('network.restructure') ? { book: id } : undefined,
  )
  const [doing, setDoing] = useState<What>()
  const [done, setDone] = useState<Done>()
  useStanding(stepsTo(me, t.mexico, file.data, id, t.title), 'centers')
  const finish = (what: Done) => {
    setDone(what)
    setDoing(undefined)
  }
  return (
    <div className="stack">
      <PageHead
        title={t.title}
        about={t.about}
        actions={<BackToCenter id={id} found={file.data !== undefined} />}
      />
      <Asked of={file} height={40}>
        {({ center, rooms }) => {
          const closed = center.status === 'closed'
          const open = may('network.restructure')
          const offers: readonly [What, string, Icon, boolean][] = [
            ['move', t.move.title, ArrowLeftRight, mayNation('network.restructure')],
            ['split', t.give.split, Split, open && !closed],
            ['merge', t.give.merge, Merge, open && !closed],
            ['rename', t.rename.title, Type, open],
            ['close', t.close.title, DoorClosed, open && !closed],
            ['reopen', t.reopen.title, DoorOpen, open && closed],
          ]
          const change = parts.data && {
            center,
            parts: parts.data,
            onDone: finish,
            onClose: () => setDoing(undefined),
          }
          return (
            <div className="stack">
              {done ? (
                <section className="card stack" role="status">
                  <h2 className="row">
                    <StateShape state="calm" /> {done.said}
                  </h2>
                  <p>{t.doneNext}</p>
                  {done.to ? (
                    <p>
                      <ButtonLink to={done.to.address}>{done.to.label}</ButtonLink>
                    </p>
                  ) : null}
                </section>
              ) : null}
              {change && (open || may('rooms.recut')) ? (
                <div className="row">
                  {offers.map(([what, label, icon, offered]) =>
                    offered ? (
                      <Button key={what} icon={icon} onPress={() => setDoing(what)}>
                        {label}
                      </Button>
                    ) : null,
                  )}
                  {may('rooms.recut') && !closed ? (
                    <ButtonLink to={`/centro/${id}/salas`} icon={LayoutGrid}>
                      {t.recut.title}
                    </ButtonLink>
                  ) : null}
                </div>
              ) : null}
              <History id={id} />
              {change && doing === 'move' ? <MoveCenter {...change} /> : null}
              {change && doing === 'rename' ? <RenameCenter {...change} /> : null}
              {change && doing === 'close' ? <CloseCenter {...change} /> : null}
              {change && doing === 'reopen' ? <ReopenCenter {...change} rooms={rooms} /> : null}
              {change && (doing === 'split' || doing === 'merge') ? (
                <GiveRooms {...change} how={doing} />
              ) : null}
            </div>
          )
        }}
      </Asked>
    </div>
  )
}
