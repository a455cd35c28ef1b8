import { Button, PasswordInput, TextInput } from "@mantine/core";
import { put } from "../api/client";
import { queries } from "../api/queries";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { textIn } from "./numbers";
import { useForm } from "./useForm";

const t = text.settings.ha;

/** Where Home Assistant is, and the token that lets us in. */
export function HomeAssistantForm({ url, onDone }: { url: string; onDone: () => void }) {
  const { farm } = useFarm();
  const form = useForm(async (fields) => {
    await put(`farms/${farm.id}/home-assistant`, { url: textIn(fields, "url"), token: textIn(fields, "token") });
    await queries.invalidateQueries({ queryKey: ["home-assistant", farm.id] });
  }, onDone);
  return (
    <form className="form card" onSubmit={form.onSubmit}>
      <TextInput name="url" type="url" label={t.url} required defaultValue={url} placeholder="http://homeassistant.local:8123" error={form.wrong?.of("url")} />
      <PasswordInput name="token" label={t.token} description={t.tokenHelp} required autoComplete="off" error={form.wrong?.of("token")} />
      {form.fault !== null && <Fault fault={form.fault} />}
      <div>
        <Button type="submit" loading={form.busy}>
          {t.connect}
        </Button>
      </div>
    </form>
  );
}
