import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { Channel } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Icon } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { NotServed } from "../ui/NotServed";
import { Secret } from "../ui/Secret";
import { ChannelForm } from "./ChannelForm";
import { ChannelRow } from "./ChannelRow";
import { channelsChanged, useChannels } from "./useChannels";
import "./notifications.css";

const t = text.notifications;

/** Who is told of alerts and reports, how, and what came of it. */
export default function NotificationsSection() {
  const { farm } = useFarm();
  const { mayOwn } = useRights();
  const channels = useChannels(farm.id);
  const [open, setOpen] = useState<Channel | "new" | null>(null);
  const [made, setMade] = useState<Channel | null>(null);
  const add = mayOwn ? (
    <Button leftSection={<Icon name="plus" />} onClick={() => setOpen("new")}>
      {t.add}
    </Button>
  ) : null;
  const done = (channel?: Channel) => {
    setOpen(null);
    if (channel?.secret) setMade(channel);
    void channelsChanged(farm.id);
  };
  return (
    <>
      {!mayOwn && <p className="quiet">{text.common.ownerOnly}</p>}
      {made?.secret && <Secret name={made.name} says={t.secretOnce} secret={made.secret} />}
      <Loaded query={channels} missing={<NotServed />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.none}>
              <p>{t.noneSays}</p>
              {add}
            </Empty>
          ) : (
            <>
              <div>{add}</div>
              <ul className="list">
                {items.map((channel) => (
                  <li key={channel.id}>
                    <ChannelRow channel={channel} onEdit={() => setOpen(channel)} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={open === "new" || open === null ? t.add : t.edit(open.name)} size="lg" closeButtonProps={{ "aria-label": text.common.close }}>
        {open !== null && <ChannelForm {...(open === "new" ? {} : { channel: open })} onDone={done} />}
      </Modal>
    </>
  );
}
