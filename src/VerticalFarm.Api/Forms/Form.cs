using System.Text.Json;
using VerticalFarm.Api.Errors;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Json;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Forms;

/// <summary>Reads a body into what a grain takes, and tells every field that is wrong at once.</summary>
internal static class Form
{
    /// <summary>Reads an object field by field.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the fields; what is wrong goes on the reader's list.</param>
    /// <param name="check">What is wrong with the values; asked too when some fields could not be read, so that all is told at once.</param>
    public static Task<(T? Value, ApiError? Error)> ReadAsync<T>(HttpRequest request, Func<ObjectReader, T> read, Func<T, IEnumerable<FieldError>> check)
        where T : class => ReadAsync(request, (body, errors) =>
        {
            if (ObjectReader.Open(body, "", errors) is not { } fields)
            {
                return null;
            }

            var value = read(fields);
            var known = errors.Select(error => error.Field).ToArray();
            foreach (var error in check(value).Where(error => !known.Any(field => IsWithin(field, error.Field))))
            {
                errors.Add(error);
            }

            return value;
        });

    // Of a field with something wrong in it, no more can be said: what could not be read is missing from the value.
    private static bool IsWithin(string field, string whole) =>
        field == whole || field.StartsWith(whole + ".", StringComparison.Ordinal) || field.StartsWith(whole + "[", StringComparison.Ordinal);

    /// <summary>Reads a body by a parser that puts what is wrong on a list.</summary>
    public static async Task<(T? Value, ApiError? Error)> ReadAsync<T>(HttpRequest request, Func<JsonElement, ICollection<FieldError>, T?> parse)
        where T : class
    {
        var (document, error) = await Body.ReadAsync(request);
        if (document is null)
        {
            return (null, error);
        }

        using (document)
        {
            var errors = new List<FieldError>();
            var value = parse(document.RootElement, errors);
            return errors.Count == 0 ? (value, null) : (null, ApiError.Of(Failure.Validation(errors)));
        }
    }

    /// <summary>A field of a partial update: left out, given, or given as null to clear it.</summary>
    public static Optional<T> Given<T>(this ObjectReader fields, string name, Func<string, T> read) =>
        fields.IsGiven(name) ? new Optional<T> { IsGiven = true, Value = read(name) } : default;
}
