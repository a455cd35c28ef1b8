namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>A table with a name. Its first column says of what a row is; on a phone the others stand below that, each with its head.</summary>
/// <param name="Title">What it is of.</param>
/// <param name="Heads">The heads of its columns.</param>
internal sealed record Table(string Title, params string[] Heads)
{
    /// <summary>A sentence before it; empty for none.</summary>
    public string Intro { get; init; } = "";

    /// <summary>The table with its rows; nothing without any.</summary>
    public Markup Write(IEnumerable<Markup[]> rows)
    {
        var written = rows.Select(Row).ToArray();
        return written.Length == 0 ? Markup.None : Markup.Of($"""
            <section><h2>{Title}</h2>{(Intro.Length == 0 ? Markup.None : Markup.Of($"""<p class="quiet">{Intro}</p>"""))}
            <table><thead><tr>{Markup.All(Heads.Select(head => Markup.Of($"""<th scope="col">{head}</th>""")))}</tr></thead>
            <tbody>
            {Markup.All(written)}</tbody></table></section>

            """);
    }

    /// <summary>A cell of plain text.</summary>
    public static Markup Cell(string text) => Markup.Of($"{text}");

    /// <summary>What a row is of: its name, and what kind it is of.</summary>
    public static Markup Name(string name, string kind) => Markup.Of($"""<span class="name">{name}</span> <span class="quiet kind">{kind}</span>""");

    private Markup Row(Markup[] cells) => Markup.Of($"""
        <tr><th scope="row">{cells[0]}</th>{Markup.All(cells.Skip(1).Select((cell, index) => Markup.Of($"""<td data-head="{Heads[index + 1]}">{cell}</td>""")))}</tr>

        """);
}
