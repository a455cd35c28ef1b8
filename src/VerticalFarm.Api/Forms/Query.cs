using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using VerticalFarm.Api.Errors;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Forms;

/// <summary>Reads the query string of a request, and tells every parameter that is wrong at once.</summary>
internal sealed class Query(HttpRequest request)
{
    /// <summary>The longest text to search for, in characters.</summary>
    public const int MaxSearch = 200;

    private readonly List<FieldError> _errors = [];

    /// <summary>Skip, limit and search; an error when one of them is wrong.</summary>
    public static bool TryPage(HttpRequest request, out PageRequest page, [NotNullWhen(false)] out ApiError? error)
    {
        var query = new Query(request);
        page = query.Page();
        return query.IsGood(out error);
    }

    public bool IsGood([NotNullWhen(false)] out ApiError? error)
    {
        error = _errors.Count == 0 ? null : ApiError.Of(Failure.Validation(_errors));
        return error is null;
    }

    /// <summary>Skip, limit and search.</summary>
    public PageRequest Page() => new(
        Whole("skip", 0, int.MaxValue) ?? 0, Whole("limit", 1, PageRequest.MaxLimit) ?? PageRequest.MaxLimit, Text("search", MaxSearch));

    public void Refuse(string name, string message) => _errors.Add(new FieldError(name, message));

    public string? Text(string name, int max)
    {
        var text = Single(name);
        if (text?.Length > max || text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            Refuse(name, $"must have at most {max} characters");
            return null;
        }

        return string.IsNullOrEmpty(text) ? null : text;
    }

    public int? Whole(string name, int min, int max)
    {
        if (Single(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));
        return null;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Single(name) is not { } text)
        {
            return null;
        }

        // A "+" that was not escaped arrives as a blank.
        if (Rfc3339.TryParse(text.Replace(' ', '+'), out var time))
        {
            return time;
        }

        Refuse(name, Rfc3339.Rule);
        return null;
    }

    public DateOnly? Date(string name)
    {
        if (Single(name) is not { } text)
        {
            return null;
        }

        if (CalendarDate.TryParse(text, out var date))
        {
            return date;
        }

        Refuse(name, CalendarDate.Rule);
        return null;
    }

    public Guid? Id(string name)
    {
        if (Single(name) is not { } text)
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var id))
        {
            return id;
        }

        Refuse(name, "must be a UUID");
        return null;
    }

    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Single(name) is not { } text)
        {
            return null;
        }

        if (choices.TryGetValue(text, out var choice))
        {
            return choice;
        }

        Refuse(name, $"must be one of {string.Join(", ", choices.Keys)}");
        return null;
    }

    private string? Single(string name)
    {
        var values = request.Query[name];
        if (values.Count > 1)
        {
            Refuse(name, "is given twice");
            return null;
        }

        return values.Count == 0 ? null : values[0];
    }
}
