import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, post, put, remove } from "../api/client";
import { queries } from "../api/queries";
import type { User } from "../api/types";
import { sessionEnded } from "../session/session";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Fault } from "../ui/Fault";
import { Loaded } from "../ui/Loaded";
import { usePageTitle } from "../ui/usePageTitle";
import { textIn } from "./numbers";
import { useForm } from "./useForm";

const t = text.settings.account;

/** One's own name, password, and the end of it. */
export default function AccountPage() {
  usePageTitle(t.title);
  const [saved, setSaved] = useState(false);
  const [asks, setAsks] = useState(false);
  const me = useQuery({ queryKey: ["me"], queryFn: ({ signal }) => get<User>("users/me", signal) });
  const profile = useForm(async (fields) => {
    queries.setQueryData(["me"], await put<User>("users/me", { display_name: textIn(fields, "display_name") || null }));
  }, () => setSaved(true));
  const password = useForm(
    (fields) => post("users/me/password", { current_password: String(fields.get("current_password")), new_password: String(fields.get("new_password")) }),
    () => sessionEnded(),
  );
  return (
    <div className="page">
      <h1>{t.title}</h1>
      <Loaded query={me}>
        {(user) => (
          <form className="form card" onSubmit={profile.onSubmit} onChange={() => setSaved(false)}>
            <p className="quiet">{user.email}</p>
            <TextInput name="display_name" label={t.name} maxLength={100} autoComplete="name" defaultValue={user.display_name ?? ""} error={profile.wrong?.of("display_name")} />
            {profile.fault !== null && <Fault fault={profile.fault} />}
            <div className="row">
              <Button type="submit" loading={profile.busy}>
                {t.save}
              </Button>
              {saved && <span role="status">{text.common.saved}</span>}
            </div>
          </form>
        )}
      </Loaded>
      <form className="form card" onSubmit={password.onSubmit}>
        <h2>{t.password}</h2>
        <PasswordInput name="current_password" label={t.present} required autoComplete="current-password" />
        <PasswordInput name="new_password" label={t.next} description={text.session.passwordRule} required autoComplete="new-password" error={password.wrong?.of("new_password")} />
        {password.fault !== null && <Fault fault={password.fault} />}
        <div>
          <Button type="submit" loading={password.busy}>
            {t.change}
          </Button>
        </div>
      </form>
      <div>
        <Button className="danger-outline" onClick={() => setAsks(true)}>
          {t.delete}
        </Button>
      </div>
      <Confirm opened={asks} title={t.delete} confirm={t.delete} dangerous onClose={() => setAsks(false)} onConfirm={() => remove("users/me").then(() => sessionEnded())}>
        <p>{t.deleteAsk}</p>
      </Confirm>
    </div>
  );
}
