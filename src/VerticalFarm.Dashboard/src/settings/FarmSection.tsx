import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { put, remove } from "../api/client";
import { queries } from "../api/queries";
import { FarmFields, farmOf } from "../farms/FarmFields";
import "../farms/farms.css";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Confirm } from "../ui/Confirm";
import { Fault } from "../ui/Fault";
import { useForm } from "./useForm";

const t = text.settings.profile;

export default function FarmSection() {
  const { farm } = useFarm();
  const { mayOwn } = useRights();
  const navigate = useNavigate();
  const [saved, setSaved] = useState(false);
  const [asks, setAsks] = useState(false);
  const [typed, setTyped] = useState("");
  const form = useForm((fields) => put(`farms/${farm.id}`, farmOf(fields)), () => setSaved(true));
  return (
    <>
      {!mayOwn && <p className="quiet">{text.common.ownerOnly}</p>}
      <form className="form card" onSubmit={form.onSubmit} onChange={() => setSaved(false)}>
        <fieldset className="plain-fieldset stack" disabled={!mayOwn}>
          <FarmFields farm={farm} wrong={form.wrong} />
        </fieldset>
        {form.fault !== null && <Fault fault={form.fault} />}
        {mayOwn && (
          <div className="row">
            <Button type="submit" loading={form.busy}>
              {t.save}
            </Button>
            {saved && <span className="quiet" role="status">{text.common.saved}</span>}
          </div>
        )}
      </form>
      {mayOwn && (
        <div>
          <Button className="danger-outline" onClick={() => setAsks(true)}>
            {t.delete}
          </Button>
          <Confirm
            opened={asks}
            title={t.delete}
            confirm={t.delete}
            dangerous
            onClose={() => setAsks(false)}
            onConfirm={async () => {
              if (typed.trim() !== farm.name) return;
              await remove(`farms/${farm.id}`);
              await queries.invalidateQueries({ queryKey: ["farms"] });
              await navigate("/");
            }}
          >
            <p>{t.deleteAsk(farm.name)}</p>
            <TextInput label={t.typeName} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} placeholder={farm.name} />
          </Confirm>
        </div>
      )}
    </>
  );
}
