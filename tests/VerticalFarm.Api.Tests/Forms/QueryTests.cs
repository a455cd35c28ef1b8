using Microsoft.AspNetCore.Http;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Tests.Forms;

public sealed class QueryTests
{
    [Theory]
    [InlineData("", 0, 100, null)]
    [InlineData("?search=", 0, 100, null)]
    [InlineData("?skip=7&limit=1&search=air", 7, 1, "air")]
    [InlineData("?limit=100&unknown=1", 0, 100, null)]
    public void A_page_is_what_was_asked_or_the_first(string query, int skip, int limit, string? search)
    {
        Assert.True(Query.TryPage(Request(query), out var page, out _));
        Assert.Equal(new PageRequest(skip, limit, search), page);
    }

    [Theory]
    [InlineData("?skip=-1", "skip")]
    [InlineData("?skip=2147483648", "skip")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=101", "limit")]
    [InlineData("?limit=", "limit")]
    [InlineData("?limit=1.0", "limit")]
    [InlineData("?limit=%201", "limit")]
    [InlineData("?limit=1&limit=1", "limit")]
    [InlineData("?search=%00", "search")]
    [InlineData("?skip=x&limit=y", "skip limit")]
    public void Every_bad_parameter_is_named(string query, string fields)
    {
        Assert.False(Query.TryPage(Request(query), out _, out var error));
        Assert.Equal(fields, string.Join(' ', error.Details!.Select(detail => detail.Field)));
    }

    [Fact]
    public void A_search_is_not_without_end() => Assert.False(Query.TryPage(Request("?search=" + new string('a', 201)), out _, out _));

    [Theory]
    [InlineData("2026-11-23T08:00:00Z")]
    [InlineData("2026-11-23T08:00Z")]
    [InlineData("2026-11-23T08:00:00.000Z")]
    [InlineData("2026-11-23T09:00:00%2B01:00")]
    [InlineData("2026-11-23T09:00:00+01:00")]
    [InlineData("2026-11-23T07:00:00.0000000-01:00")]
    public void The_same_moment_is_read_however_it_is_written(string text) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), new Query(Request("?from=" + text)).Time("from"));

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23T08:00:00")]
    [InlineData("08:00Z")]
    [InlineData("1763884800")]
    [InlineData("2026-02-30T08:00:00Z")]
    [InlineData("0001-01-01T00:00:00%2B01:00")]
    [InlineData("")]
    public void What_says_no_moment_is_refused(string text)
    {
        var query = new Query(Request("?from=" + text));

        Assert.Null(query.Time("from"));
        Assert.False(query.IsGood(out _));
    }

    private static HttpRequest Request(string query) => new DefaultHttpContext { Request = { QueryString = new QueryString(query) } }.Request;
}
