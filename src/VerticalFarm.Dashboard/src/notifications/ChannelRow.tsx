import { Button } from "@mantine/core";
import { useState } from "react";
import type { Channel, Delivery } from "../api/types";
import { post } from "../api/client";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { Icon, type IconName } from "../ui/Icon";
import { useAction } from "../ui/useAction";
import { Deliveries } from "./Deliveries";
import { channelsChanged } from "./useChannels";
import { targetOf, toldOf } from "./words";

const t = text.notifications;
const icons: Record<Channel["kind"], IconName> = { webhook: "plug", email: "mail", home_assistant: "home" };

/** A channel: where it leads, what it carries, whether that arrives; with a way to try it. */
export function ChannelRow({ channel, onEdit }: { channel: Channel; onEdit: () => void }) {
  const { farm } = useFarm();
  const { mayOwn } = useRights();
  const action = useAction();
  const [test, setTest] = useState<Delivery | null>(null);
  const tryOut = () =>
    void action.run(async () => {
      setTest(await post<Delivery>(`farms/${farm.id}/notification-channels/${channel.id}/test`));
      await channelsChanged(farm.id);
    });
  return (
    <article className="stack-tight">
      <div className="channel-head">
        <Icon name={icons[channel.kind]} />
        <div className="grow">
          <h2>{channel.name}</h2>
          <p className="quiet small channel-target">
            {t.kinds[channel.kind]} · {targetOf(channel)}
          </p>
          <p className="small">{toldOf(channel)}</p>
        </div>
        <div className="row">
          {!channel.enabled && <span className="badge">{t.off}</span>}
          {channel.waiting > 0 && (
            <span className="badge info">
              <Icon name="clock" /> {t.waiting(channel.waiting)}
            </span>
          )}
          {channel.dead > 0 && (
            <span className="badge warning">
              <Icon name="warning" /> {t.dead(channel.dead)}
            </span>
          )}
        </div>
        {mayOwn && (
          <div className="row">
            <Button size="xs" variant="default" loading={action.busy} disabled={!channel.enabled} aria-label={t.testOf(channel.name)} onClick={tryOut}>
              {t.test}
            </Button>
            <Button size="xs" variant="default" aria-label={`${text.common.edit}: ${channel.name}`} onClick={onEdit}>
              {text.common.edit}
            </Button>
          </div>
        )}
      </div>
      {action.fault !== null && <Fault fault={action.fault} />}
      {test && (
        <p className={test.state === "dead" ? "tone-critical small with-icon" : "small with-icon"} role="status">
          <Icon name={test.state === "delivered" ? "ok" : test.state === "dead" ? "critical" : "clock"} />
          {test.state === "delivered" ? t.testDelivered : test.state === "dead" ? t.testFailed(test.error ?? "") : t.testWaiting}
        </p>
      )}
      <Deliveries channel={channel} />
    </article>
  );
}
