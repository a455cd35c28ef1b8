import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { get, post, remove } from "../api/client";
import { queries } from "../api/queries";
import type { FarmRole, Member, Page, User } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Fault } from "../ui/Fault";
import { Loaded } from "../ui/Loaded";
import { textIn } from "./numbers";
import { useForm } from "./useForm";

const t = text.settings.membersForm;

export default function MembersSection() {
  const { farm } = useFarm();
  const { mayOwn } = useRights();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const me = useQuery({ queryKey: ["me"], queryFn: ({ signal }) => get<User>("users/me", signal), staleTime: 300_000 });
  const members = useQuery({ queryKey: ["members", farm.id], queryFn: ({ signal }) => get<Page<Member>>(`farms/${farm.id}/members`, signal) });
  const nameOf = (member: Member) => member.display_name ?? member.email ?? "";
  return (
    <>
      {!mayOwn && <p className="quiet">{text.common.ownerOnly}</p>}
      <Loaded query={members}>
        {({ items }) => (
          <ul className="list">
            {items.map((member) => (
              <li key={member.user_id} className="spread">
                <div className="grow">
                  <h2>
                    {nameOf(member)} {member.user_id === me.data?.id && <span className="badge">{t.you}</span>}
                  </h2>
                  <p className="quiet small">
                    {member.email} · {text.roles[member.role]}: {text.roleSays[member.role]}
                  </p>
                </div>
                {mayOwn && member.user_id !== me.data?.id && (
                  <Button size="xs" variant="default" aria-label={t.remove(nameOf(member))} onClick={() => setLeaving(member)}>
                    {text.common.remove}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {mayOwn && <Invite farmId={farm.id} />}
      <Confirm
        opened={leaving !== null}
        title={t.remove(leaving ? nameOf(leaving) : "")}
        confirm={text.common.remove}
        dangerous
        onClose={() => setLeaving(null)}
        onConfirm={async () => {
          await remove(`farms/${farm.id}/members/${leaving?.user_id}`);
          await queries.invalidateQueries({ queryKey: ["members", farm.id] });
        }}
      >
        <p>{t.removeAsk(leaving ? nameOf(leaving) : "")}</p>
      </Confirm>
    </>
  );
}

function Invite({ farmId }: { farmId: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [role, setRole] = useState<FarmRole>("viewer");
  const invite = useForm(
    (fields) => post(`farms/${farmId}/members`, { email: textIn(fields, "email"), role }),
    () => {
      form.current?.reset();
      void queries.invalidateQueries({ queryKey: ["members", farmId] });
    },
  );
  return (
    <form ref={form} className="form card" onSubmit={invite.onSubmit}>
      <h2>{t.title}</h2>
      <TextInput name="email" type="email" label={t.email} description={t.needAccount} required error={invite.wrong?.of("email")} />
      <NativeSelect label={t.role} description={text.roleSays[role]} value={role} onChange={(event) => setRole(event.currentTarget.value as FarmRole)} data={Object.entries(text.roles).map(([value, label]) => ({ value, label }))} />
      {invite.fault !== null && <Fault fault={invite.fault} />}
      <div>
        <Button type="submit" loading={invite.busy}>
          {t.share}
        </Button>
      </div>
    </form>
  );
}
