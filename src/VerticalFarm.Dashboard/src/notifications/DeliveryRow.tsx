import { Button } from "@mantine/core";
import type { Channel, Delivery } from "../api/types";
import { post } from "../api/client";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { Icon } from "../ui/Icon";
import { clockSeconds, day } from "../ui/time";
import { useAction } from "../ui/useAction";
import { channelsChanged } from "./useChannels";

const t = text.notifications;

/** One announcement: what it says, how far it is, and each try of the channel to deliver it. */
export function DeliveryRow({ delivery, channel }: { delivery: Delivery; channel: Channel }) {
  const { farm } = useFarm();
  const { mayOperate } = useRights();
  const action = useAction();
  const at = (moment: string) => `${day(moment, farm.timezone)}, ${clockSeconds(moment, farm.timezone)}`;
  const resend = () =>
    void action.run(async () => {
      await post(`farms/${farm.id}/notification-channels/${channel.id}/deliveries/${delivery.id}/resend`);
      await channelsChanged(farm.id);
    });
  return (
    <article className="delivery">
      <div className="row">
        <span className={`badge ${delivery.state === "delivered" ? "good" : delivery.state === "dead" ? "critical" : "info"}`}>
          <Icon name={delivery.state === "delivered" ? "ok" : delivery.state === "dead" ? "critical" : "clock"} /> {t.states[delivery.state]}
        </span>
        <span className="quiet">{at(delivery.created_at)}</span>
        <span className="quiet">{t.events[delivery.event] ?? delivery.event.replaceAll("_", " ")}</span>
      </div>
      <p>{delivery.title}</p>
      {delivery.error && <p className="quiet">{[delivery.error, delivery.next_try_at ? t.next(at(delivery.next_try_at)) : ""].filter(Boolean).join(" · ")}</p>}
      {delivery.attempts.length > 0 && (
        <details>
          <summary>{t.tries(delivery.attempts.length)}</summary>
          <ul>
            {delivery.attempts.map((attempt) => (
              <li key={attempt.at}>
                <span className="quiet">
                  {at(attempt.at)} · {t.tookMs(attempt.duration_ms)}
                </span>{" "}
                {attempt.error ?? t.fine}
              </li>
            ))}
          </ul>
        </details>
      )}
      {action.fault !== null && <Fault fault={action.fault} />}
      {mayOperate && delivery.state === "dead" && (
        <div>
          <Button size="xs" variant="default" loading={action.busy} aria-label={t.resendOf(delivery.title)} onClick={resend}>
            {t.resend}
          </Button>
        </div>
      )}
    </article>
  );
}
