// The tablet's entry: mounts the frame of a room.
import { LoadingFrame } from '../ui/loading-frame.tsx'
import { TabletFrame } from '../ui/tablet-frame.tsx'
import { mount } from './mount.tsx'

mount(
  <TabletFrame
    room="Nido"
    count={{ children: 0, adults: 0 }}
    now={Date.now()}
    onWho={() => {}}
    sync={{ pending: 0, oldestMinutes: 0 }}
  >
    <LoadingFrame ready={false} height={24}>
      {null}
    </LoadingFrame>
  </TabletFrame>,
)
