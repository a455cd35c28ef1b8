import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { get, post, remove } from "../api/client";
import { queries } from "../api/queries";
import type { ApiKey, MadeKey, Page } from "../api/types";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Empty } from "../ui/Empty";
import { Fault } from "../ui/Fault";
import { Loaded } from "../ui/Loaded";
import { Secret } from "../ui/Secret";
import { day } from "../ui/time";
import { textIn } from "./numbers";
import { useForm } from "./useForm";

const t = text.settings.keysForm;

export default function KeysSection() {
  const { farm } = useFarm();
  const { mayOwn } = useRights();
  const [made, setMade] = useState<MadeKey | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const keys = useQuery({ queryKey: ["keys", farm.id], queryFn: ({ signal }) => get<Page<ApiKey>>(`farms/${farm.id}/api-keys`, signal), enabled: mayOwn });
  const again = () => queries.invalidateQueries({ queryKey: ["keys", farm.id] });
  const make = useForm(async (fields) => {
    setMade(await post<MadeKey>(`farms/${farm.id}/api-keys`, { name: textIn(fields, "name") }));
    form.current?.reset();
    await again();
  });
  if (!mayOwn) return <p className="quiet">{text.common.ownerOnly}</p>;
  return (
    <>
      {made && <Secret name={made.name} says={t.once} secret={made.key} use={t.use} />}
      <Loaded query={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.none}>
              <p>{t.noneSays}</p>
            </Empty>
          ) : (
            <ul className="list">
              {items.map((key) => (
                <li key={key.id} className="spread">
                  <div className="grow">
                    <h2>{key.name}</h2>
                    <p className="quiet small">
                      {key.scope} · {t.made} {day(key.created_at, farm.timezone)}
                    </p>
                  </div>
                  <Button size="xs" variant="default" aria-label={`${t.revoke}: ${key.name}`} onClick={() => setRevoking(key)}>
                    {t.revoke}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <form ref={form} className="form card" onSubmit={make.onSubmit}>
        <TextInput name="name" label={t.name} required maxLength={100} error={make.wrong?.of("name")} />
        {make.fault !== null && <Fault fault={make.fault} />}
        <div>
          <Button type="submit" loading={make.busy}>
            {t.make}
          </Button>
        </div>
      </form>
      <Confirm opened={revoking !== null} title={t.revoke} confirm={t.revoke} dangerous onClose={() => setRevoking(null)} onConfirm={() => remove(`farms/${farm.id}/api-keys/${revoking?.id}`).then(again)}>
        <p>{t.revokeAsk(revoking?.name ?? "")}</p>
      </Confirm>
    </>
  );
}
