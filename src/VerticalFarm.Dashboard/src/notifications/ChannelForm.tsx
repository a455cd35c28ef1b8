import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AlertsWanted, Channel, ChannelKind } from "../api/types";
import { post, put, remove } from "../api/client";
import { useFarm } from "../feed/FarmProvider";
import { useForm } from "../settings/useForm";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Fault } from "../ui/Fault";
import { channelBody } from "./channelBody";

const t = text.notifications;
const kinds: ChannelKind[] = ["home_assistant", "email", "webhook"];
const severities = ["info", "warning", "critical"];

/** A channel: where it leads, which alerts it carries and when. */
export function ChannelForm({ channel, onDone }: { channel?: Channel; onDone: (channel?: Channel) => void }) {
  const { farm } = useFarm();
  const [asks, setAsks] = useState(false);
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? "home_assistant");
  const [alerts, setAlerts] = useState<AlertsWanted>(channel?.alerts ?? "all");
  const address = `farms/${farm.id}/notification-channels`;
  const form = useForm(async (fields) => {
    const body = channelBody(fields, kind, channel === undefined);
    onDone(await (channel ? put<Channel>(`${address}/${channel.id}`, body) : post<Channel>(address, { kind, ...body })));
  });
  const wrong = form.wrong;
  return (
    <form className="stack" onSubmit={form.onSubmit}>
      {!channel && <NativeSelect label={t.kind} value={kind} onChange={(event) => setKind(event.currentTarget.value as ChannelKind)} data={kinds.map((value) => ({ value, label: `${t.kinds[value]}: ${t.kindSays[value]}` }))} />}
      <TextInput name="name" label={text.common.name} required maxLength={100} defaultValue={channel?.name} error={wrong?.of("name")} data-autofocus />
      {kind === "webhook" && <TextInput name="url" type="url" label={t.url} required maxLength={2048} defaultValue={channel?.url ?? ""} placeholder="https://" error={wrong?.of("url")} />}
      {kind === "email" && <TextInput name="to" type="email" label={t.to} required defaultValue={channel?.to ?? ""} error={wrong?.of("to")} />}
      {kind === "home_assistant" && <TextInput name="service" label={t.service} required defaultValue={channel?.service ?? ""} placeholder={t.servicePlaceholder} error={wrong?.of("service")} />}
      <div className="limits">
        <NativeSelect name="alerts" label={t.alerts} value={alerts} onChange={(event) => setAlerts(event.currentTarget.value as AlertsWanted)} data={Object.entries(t.alertsWanted).map(([value, label]) => ({ value, label }))} error={wrong?.of("alerts")} />
        {alerts === "all" && <NativeSelect name="min_severity" label={t.min} defaultValue={channel?.min_severity ?? "warning"} data={severities.map((value) => ({ value, label: t.atLeast[value] ?? value }))} error={wrong?.of("min_severity")} />}
      </div>
      <Checkbox name="reports" label={t.reports} defaultChecked={channel?.reports ?? false} />
      {channel && <Checkbox name="enabled" label={t.enabled} defaultChecked={channel.enabled} />}
      {alerts !== "none" && (
        <>
          <div className="limits">
            <TextInput name="quiet_from" type="time" label={t.quietFrom} defaultValue={channel?.quiet_hours?.from ?? ""} error={wrong?.of("quiet_hours.from")} />
            <TextInput name="quiet_to" type="time" label={t.quietTo} defaultValue={channel?.quiet_hours?.to ?? ""} error={wrong?.of("quiet_hours.to")} />
          </div>
          <p className="quiet small">{t.quietSays}</p>
          <div className="channel-minutes">
            <NumberInput name="escalate_after_minutes" label={t.escalate} description={t.escalateSays} min={1} max={1440} required={alerts === "escalated"} hideControls defaultValue={channel?.escalate_after_minutes ?? ""} error={wrong?.of("escalate_after_minutes")} />
            {alerts === "all" && <NumberInput name="digest_minutes" label={t.digest} description={t.digestSays} min={1} max={1440} hideControls defaultValue={channel?.digest_minutes ?? ""} error={wrong?.of("digest_minutes")} />}
          </div>
        </>
      )}
      {channel?.kind === "webhook" && <Checkbox name="rotate_secret" label={`${t.rotate}. ${t.rotateSays}`} />}
      {form.fault !== null && <Fault fault={form.fault} />}
      <div className="row">
        <Button type="submit" loading={form.busy}>
          {text.common.save}
        </Button>
        {channel && (
          <Button className="danger-outline" onClick={() => setAsks(true)}>
            {t.delete}
          </Button>
        )}
      </div>
      {channel && (
        <Confirm opened={asks} title={t.delete} confirm={t.delete} dangerous onClose={() => setAsks(false)} onConfirm={() => remove(`${address}/${channel.id}`).then(() => onDone())}>
          <p>{t.deleteAsk(channel.name)}</p>
        </Confirm>
      )}
    </form>
  );
}
