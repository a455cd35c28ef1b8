namespace VerticalFarm.Api.OpenApi.Vocabulary;

/// <summary>The body that an endpoint reads.</summary>
internal sealed record BodyNote(Type Type);

/// <summary>A text that an endpoint reads in place of JSON.</summary>
internal sealed record TextBodyNote(string ContentType, string Description, string Example);

/// <summary>A success that an endpoint answers; without a type there is no body, or a text.</summary>
internal sealed record AnswerNote(int Status, Type? Type = null, string ContentType = AnswerNote.Json)
{
    public const string Json = "application/json";

    /// <summary>An example of a text; that of a type is in the book of examples.</summary>
    public string? Text { get; init; }

    public bool HasTag { get; init; }

    public bool HasLocation { get; init; }
}

/// <summary>Failures beyond those that follow from what an endpoint takes.</summary>
internal sealed record FailNote(IReadOnlyList<int> Statuses);

/// <summary>Parameters that an endpoint reads by hand.</summary>
internal sealed record AskNote(IReadOnlyList<Parameter> Parameters);

/// <summary>An endpoint that devices use, with a key of their farm.</summary>
internal sealed record ApiKeyNote;
