import { Anchor, Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ApiError, wordsOf } from "../api/error";
import { queries } from "../api/queries";
import { text } from "../text";
import { usePageTitle } from "../ui/usePageTitle";
import { register, signIn } from "./session";
import "./session.css";

const t = text.session;

/** The door: sign in, or make an account. */
export function SignIn() {
  const [isNew, setNew] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  usePageTitle(isNew ? t.register : t.signIn);
  const wrong = fault instanceof ApiError ? fault : null;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "");
    setBusy(true);
    setFault(null);
    queries.clear(); // What somebody else saw on this device is not for the next one.
    try {
      await (isNew ? register(field("email"), field("password"), field("display_name").trim()) : signIn(field("email"), field("password")));
    } catch (caught) {
      setFault(caught);
      setBusy(false);
    }
  }

  return (
    <main className="sign-in">
      <p className="brand">
        <img src="/leaf.svg" alt="" width={32} height={32} /> VerticalFarm
      </p>
      <form onSubmit={(event) => void submit(event)} className="card">
        <h1>{isNew ? t.register : t.signIn}</h1>
        <TextInput name="email" type="email" label={t.email} autoComplete="username" required autoFocus error={wrong?.of("email")} />
        {isNew && <TextInput name="display_name" label={t.displayName} autoComplete="name" maxLength={100} error={wrong?.of("display_name")} />}
        <PasswordInput
          name="password"
          label={t.password}
          description={isNew ? t.passwordRule : undefined}
          autoComplete={isNew ? "new-password" : "current-password"}
          required
          error={wrong?.of("password")}
        />
        {fault !== null && (
          <p role="alert" className="fault">
            {wordsOf(fault)}
          </p>
        )}
        <Button type="submit" loading={busy}>
          {isNew ? t.register : t.signIn}
        </Button>
      </form>
      <p className="quiet small">
        {isNew ? t.haveAccount : t.newHere}{" "}
        <Anchor component="button" type="button" underline="always" onClick={() => (setNew(!isNew), setFault(null))}>
          {isNew ? t.signIn : t.register}
        </Anchor>
      </p>
      {!isNew && <p className="quiet small">{t.demo}</p>}
    </main>
  );
}
