import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { get } from "../api/client";
import type { Farm, Page } from "../api/types";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Icon } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { usePageTitle } from "../ui/usePageTitle";
import { FarmCard } from "./FarmCard";
import "./farms.css";

const t = text.farms;
const searchFrom = 8;

/** One's farms, with what needs a look first. */
export function FarmsPage() {
  usePageTitle(t.title);
  const [search, setSearch] = useState("");
  const farms = useQuery({ queryKey: ["farms"], queryFn: ({ signal }) => get<Page<Farm>>("farms", signal), refetchInterval: 10_000 });
  const add = (
    <Button component={Link} to="/new" leftSection={<Icon name="plus" />}>
      {t.add}
    </Button>
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        {(farms.data?.total ?? 0) > 0 && add}
      </div>
      <Loaded query={farms}>
        {({ items }) => (
          <>
            {items.length >= searchFrom && <TextInput aria-label={t.search} placeholder={t.search} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />}
            {items.length === 0 && (
              <Empty title={t.none}>
                <p>{t.noneSays}</p>
                {add}
              </Empty>
            )}
            <ul className="farm-cards">
              {sorted(items, search).map((farm) => (
                <li key={farm.id}>
                  <FarmCard farm={farm} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </div>
  );
}

// What burns comes first.
function sorted(farms: Farm[], search: string): Farm[] {
  const found = farms.filter((farm) => `${farm.name} ${farm.location ?? ""}`.toLowerCase().includes(search.toLowerCase()));
  const urgency = (farm: Farm) => (farm.emergency_stop ? 1000 : 0) + farm.open_alerts;
  return found.sort((a, b) => urgency(b) - urgency(a) || a.name.localeCompare(b.name));
}
